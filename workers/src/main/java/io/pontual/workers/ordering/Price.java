package io.pontual.workers.ordering;

import io.pontual.workers.ordering.contract.Orders.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an order was sold for, and what any part of it costs. Every unit has its share of the discounts, to the cent: the
 * first units of a line that the customer gets bear the cents that do not divide, so that what a part costs depends only
 * on how many units it has, and all parts add up to the whole.
 *
 * @param shipping before discounts; 0 once it is waived
 * @param decimals of the order's currency
 */
record Price(List<Line> lines, List<Discount> discounts, BigDecimal shipping, int decimals) {

    /**
     * @param ordered units, those that were cancelled later too
     * @param discount on all of them: its own, and its share of those on the order
     */
    record Line(String lineId, BigDecimal unitPrice, int ordered, BigDecimal discount) {
        BigDecimal worth(int units) {
            return unitPrice.multiply(BigDecimal.valueOf(units));
        }
    }

    /**
     * What happens to shipping and discounts when not everything that was ordered is supplied.
     *
     * @param keepDiscount whether what remains has the whole of the discounts, and not only its share
     */
    record Rules(Shipping shipping, boolean keepDiscount) {
        enum Shipping {
            /** In full, as soon as something was handed over. */
            KEEP,
            /** As much of it as the goods are of all that were ordered. */
            PROPORTIONAL,
            /** Not at all. */
            WAIVE
        }
    }

    /** As the channel sold it; the lines do not say yet what they bear of the discounts. */
    static Price sold(PlaceOrder order) {
        return new Price(
                order.lines().stream()
                        .map(line -> new Line(line.lineId(), line.unitPrice(), line.quantity(), BigDecimal.ZERO))
                        .toList(),
                order.discounts().stream()
                        .map(discount -> new Discount(
                                discount.code(),
                                discount.scope(),
                                discount.lineId(),
                                OrderRules.withDecimals(discount.amount(), order.currency())))
                        .toList(),
                order.shippingAmount(),
                OrderRules.decimals(order.currency()).orElseThrow());
    }

    /** Whether there is nothing that rules could be about. */
    boolean isPlain() {
        return shipping.signum() == 0 && discounts.isEmpty();
    }

    Price withoutShipping() {
        return new Price(lines, discounts, BigDecimal.ZERO, decimals);
    }

    /** With what a change adds, which bears none of the discounts: they were given for what was ordered. */
    Price with(List<Change.Line> changed) {
        var added = changed.stream()
                .filter(line -> line.added() > 0)
                .collect(Collectors.toMap(Change.Line::lineId, line -> line));
        var all = new ArrayList<Line>();
        for (var line : lines) {
            var more = added.remove(line.lineId());
            all.add(
                    more == null
                            ? line
                            : new Line(
                                    line.lineId(), line.unitPrice(), line.ordered() + more.added(), line.discount()));
        }
        changed.stream()
                .filter(line -> added.containsKey(line.lineId()))
                .forEach(line -> all.add(new Line(line.lineId(), line.unitPrice(), line.added(), BigDecimal.ZERO)));
        return new Price(all, discounts, shipping, decimals);
    }

    /**
     * @param units that the customer gets, by line
     * @param remaining units that are left of the order in the end, these among them
     */
    Amounts of(Map<String, Integer> units, Map<String, Integer> remaining, Rules rules) {
        if (units.values().stream().allMatch(count -> count == 0)) {
            return Amounts.NOTHING;
        }
        var kept = rules.keepDiscount() ? discountsOn(remaining) : Map.<String, BigDecimal>of();
        var goods = BigDecimal.ZERO;
        var discount = BigDecimal.ZERO;
        for (var line : lines) {
            int count = units.getOrDefault(line.lineId(), 0);
            if (count > 0) {
                goods = goods.add(line.worth(count));
                discount = discount.add(
                        rules.keepDiscount()
                                ? Shares.ofFirst(count, kept.get(line.lineId()), remaining.get(line.lineId()), decimals)
                                : Shares.ofFirst(count, line.discount(), line.ordered(), decimals));
            }
        }
        var off = sum(discounts, Discount.SHIPPING).min(shipping);
        return new Amounts(goods, discount, shipping(shipping, units, rules), shipping(off, units, rules));
    }

    /** How much of what was ordered these units are, from 0 to 1. */
    double part(Map<String, Integer> units) {
        return worth(units).divide(worth(ordered()), 6, RoundingMode.DOWN).doubleValue();
    }

    /** By line. */
    Map<String, Integer> ordered() {
        var all = new HashMap<String, Integer>();
        lines.forEach(line -> all.put(line.lineId(), line.ordered()));
        return all;
    }

    /**
     * The whole of the discounts on lines and order, on so many units: those on a line stay with it, those on the order
     * are spread in proportion to what the lines cost without them. Never more than they are on.
     *
     * @return by line
     */
    Map<String, BigDecimal> discountsOn(Map<String, Integer> units) {
        var own = new HashMap<String, BigDecimal>();
        var bases = new ArrayList<BigDecimal>();
        for (var line : lines) {
            var worth = line.worth(units.getOrDefault(line.lineId(), 0));
            var off = discounts.stream()
                    .filter(discount -> line.lineId().equals(discount.lineId()))
                    .map(Discount::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .min(worth);
            own.put(line.lineId(), off);
            bases.add(worth.subtract(off));
        }
        var onOrder = sum(discounts, Discount.ORDER).min(bases.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        var shares = Shares.of(onOrder, bases, decimals);
        for (int i = 0; i < lines.size(); i++) {
            own.merge(lines.get(i).lineId(), shares.get(i), BigDecimal::add);
        }
        return own;
    }

    static BigDecimal sum(List<Discount> discounts, String scope) {
        return discounts.stream()
                .filter(discount -> discount.is(scope))
                .map(Discount::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Rounded down. A discount on it is divided like it, so it is never more than it. */
    private BigDecimal shipping(BigDecimal amount, Map<String, Integer> units, Rules rules) {
        return switch (rules.shipping()) {
            case KEEP -> amount;
            case PROPORTIONAL -> amount.multiply(worth(units)).divide(worth(ordered()), decimals, RoundingMode.DOWN);
            case WAIVE -> BigDecimal.ZERO;
        };
    }

    /** At the prices they were sold for; of an order whose goods cost nothing, their number. */
    private BigDecimal worth(Map<String, Integer> units) {
        var free = lines.stream().allMatch(line -> line.unitPrice().signum() == 0);
        return lines.stream()
                .map(line -> free
                        ? BigDecimal.valueOf(units.getOrDefault(line.lineId(), 0))
                        : line.worth(units.getOrDefault(line.lineId(), 0)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
