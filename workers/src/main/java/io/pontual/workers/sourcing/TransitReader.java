package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.sourcing.contract.Transits;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class TransitReader implements Transits {
    private final SourcingRules rules;
    private final PostalCodes postalCodes;
    private final PromisedTimes times;
    private final PromiseRepository promises;

    TransitReader(SourcingRules rules, PostalCodes postalCodes, PromisedTimes times, PromiseRepository promises) {
        this.rules = rules;
        this.postalCodes = postalCodes;
        this.times = times;
        this.promises = promises;
    }

    /** The same town counts as local: a label knows no coordinates. */
    @Override
    public Transit between(Catalogue.Node from, Orders.Destination to, String service) {
        var sameTown = from.city().equalsIgnoreCase(to.city());
        return between(from, to.state(), sameTown, service);
    }

    /** The town is not known: whoever is near enough gets it sooner than told. */
    @Override
    public Optional<Transit> between(Catalogue.Node from, String postalCode, String service) {
        return postalCodes.locate(postalCode).map(to -> between(from, to.state(), false, service));
    }

    @Override
    public LocalDate arrival(LocalDate collected, int workingDays, String state) {
        return times.deliverBy(collected, workingDays, state);
    }

    @Override
    public Optional<LocalDate> promised(UUID orderId) {
        return promises.deliverBy(orderId);
    }

    private Transit between(Catalogue.Node from, String state, boolean sameTown, String service) {
        var zone = Zone.between(from.state(), state, sameTown ? 0 : Double.MAX_VALUE, postalCodes);
        return new Transit(zone.code(), rules.rate(zone, service).transitDays(), state);
    }
}
