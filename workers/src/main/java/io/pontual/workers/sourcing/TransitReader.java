package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.sourcing.contract.Transits;
import org.springframework.stereotype.Component;

@Component
class TransitReader implements Transits {
    private final SourcingRules rules;
    private final PostalCodes postalCodes;

    TransitReader(SourcingRules rules, PostalCodes postalCodes) {
        this.rules = rules;
        this.postalCodes = postalCodes;
    }

    /** The same town counts as local: a label knows no coordinates. */
    @Override
    public Transit between(Catalogue.Node from, Orders.Destination to, String service) {
        var sameTown = from.city().equalsIgnoreCase(to.city());
        var zone = Zone.between(from.state(), to.state(), sameTown ? 0 : Double.MAX_VALUE, postalCodes);
        return new Transit(zone.code(), rules.rate(zone, service).transitDays());
    }
}
