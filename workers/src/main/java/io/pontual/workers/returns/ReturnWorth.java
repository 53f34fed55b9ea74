package io.pontual.workers.returns;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What units are worth that leave the customer: what everything was worth that the customer had before, less what is
 * left. So however an order is given back, in however many parts, the parts add up to what was charged, to the cent.
 */
@Component
class ReturnWorth {
    private final Orders orders;
    private final PaidGoods goods;

    ReturnWorth(Orders orders, PaidGoods goods) {
        this.orders = orders;
        this.goods = goods;
    }

    /**
     * @param goods at the prices they were sold for
     * @param discount to be taken off
     * @param shipping what goes back of what the customer paid for it
     */
    record Worth(BigDecimal goods, BigDecimal discount, BigDecimal shipping) {
        BigDecimal total() {
            return goods.subtract(discount).add(shipping);
        }

        BigDecimal net() {
            return goods.subtract(discount);
        }
    }

    /**
     * @param orderId may be a replacement: then it is what was paid for the goods that it replaced
     * @param kept units that the customer has before, by line; of a replacement it is known from what was paid for
     * @param leaving units that leave, by line
     * @param withShipping lines of these whose share of the shipping goes back
     */
    Worth of(UUID orderId, Map<String, Integer> kept, Map<String, Integer> leaving, List<String> withShipping) {
        var paid = orders.paidWith(orderId);
        return paid.equals(orderId)
                ? worth(orderId, kept, leaving, withShipping)
                : worth(paid, goods.kept(goods.with(orderId)), leaving, withShipping);
    }

    private Worth worth(
            UUID orderId, Map<String, Integer> kept, Map<String, Integer> leaving, List<String> withShipping) {
        var afterwards = less(kept, leaving, leaving.keySet());
        var before = orders.worth(orderId, lines(kept));
        var after = orders.worth(orderId, lines(afterwards));
        var shipping = withShipping.isEmpty()
                ? BigDecimal.ZERO
                : share(orderId, kept).subtract(share(orderId, less(kept, leaving, withShipping)));
        return new Worth(
                before.goods().subtract(after.goods()), before.discount().subtract(after.discount()), shipping);
    }

    /** What of the shipping these units bear, by what they are worth; of everything, all of it. */
    private BigDecimal share(UUID orderId, Map<String, Integer> units) {
        var paid = orders.charged(orderId).shippingTotal();
        var count = units.values().stream().mapToInt(Integer::intValue).sum();
        if (paid.signum() == 0 || count == 0) {
            return BigDecimal.ZERO;
        }
        var had = new HashMap<String, Integer>();
        orders.facts(orderId).lines().forEach(line -> had.put(line.lineId(), line.handedOver()));
        var all = orders.worth(orderId, lines(had)).total();
        if (all.signum() == 0) {
            return paid;
        }
        return paid.multiply(orders.worth(orderId, lines(units)).total()).divide(all, paid.scale(), RoundingMode.DOWN);
    }

    private static Map<String, Integer> less(
            Map<String, Integer> units, Map<String, Integer> leaving, Iterable<String> lines) {
        var left = new HashMap<>(units);
        lines.forEach(line -> left.merge(line, -leaving.getOrDefault(line, 0), (had, gone) -> Math.max(0, had + gone)));
        return left;
    }

    private static List<LineQuantity> lines(Map<String, Integer> units) {
        return units.entrySet().stream()
                .map(line -> new LineQuantity(line.getKey(), line.getValue()))
                .toList();
    }
}
