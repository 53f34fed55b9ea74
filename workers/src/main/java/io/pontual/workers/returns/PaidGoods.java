package io.pontual.workers.returns;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.Payments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The goods that a customer paid for, whatever was sent in their place since. A replacement costs nothing: what is given
 * back for it is what was paid for the goods that it replaced, once for each unit, whichever of the orders it is asked for.
 */
@Component
class PaidGoods {
    private final Orders orders;
    private final ClaimRepository claims;
    private final ExchangeRepository exchanges;
    private final Payments payments;

    PaidGoods(Orders orders, ClaimRepository claims, ExchangeRepository exchanges, Payments payments) {
        this.orders = orders;
        this.claims = claims;
        this.exchanges = exchanges;
        this.payments = payments;
    }

    /**
     * @param orderId that was paid for
     * @param all it and those that replace goods of it
     * @param handedOver units that the customer had of it, by line; lines of replacements have the same ids
     */
    record Paid(UUID orderId, List<UUID> all, Map<String, Integer> handedOver) {}

    /** @param orderId of which goods are given back; may be a replacement */
    Paid with(UUID orderId) {
        var paid = orders.paidWith(orderId);
        var all = new ArrayList<>(List.of(paid));
        all.addAll(orders.replacements(paid));
        var handedOver = new HashMap<String, Integer>();
        orders.facts(paid).lines().forEach(line -> handedOver.put(line.lineId(), line.handedOver()));
        return new Paid(paid, List.copyOf(all), handedOver);
    }

    /** Nobody else gets money for them until the transaction ends. */
    void lock(Paid paid) {
        claims.lock(paid.orderId(), paid.handedOver());
    }

    /** Units for which no money went back with a return, by line. */
    Map<String, Integer> kept(Paid paid) {
        var kept = new HashMap<>(paid.handedOver());
        claims.refundedOf(paid.all()).forEach((line, units) -> kept.merge(line, -units, Integer::sum));
        return kept;
    }

    /** What may go back at most: what was taken, less what went back and what pays for other goods now. */
    BigDecimal open(Paid paid) {
        return payments.refundable(paid.orderId())
                .subtract(exchanges.spent(paid.all()))
                .max(BigDecimal.ZERO);
    }
}
