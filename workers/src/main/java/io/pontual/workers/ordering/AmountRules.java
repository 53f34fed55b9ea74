package io.pontual.workers.ordering;

import io.pontual.workers.platform.web.Problem.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What must hold between the amounts of an order: its lines, discounts, shipping and tenders. */
final class AmountRules {
    private static final String LINE_ID = "lineId";

    private final PlaceOrder order;
    private final List<FieldError> broken = new ArrayList<>();

    private AmountRules(PlaceOrder order) {
        this.order = order;
    }

    /** @return what is wrong and how to mend it */
    static List<FieldError> broken(PlaceOrder order) {
        var rules = new AmountRules(order);
        rules.amountsHaveTheCurrencysDecimals();
        rules.shippingIsForWhatIsSent();
        rules.discountsDiffer();
        rules.discountsSayOnWhat();
        rules.discountsAreOnMoreThanTheyTakeOff();
        rules.tendersAddUp();
        return rules.broken;
    }

    /** As {@link #broken}, of what is added to an order that exists. */
    static List<FieldError> brokenDecimals(PlaceOrder added) {
        var rules = new AmountRules(added);
        rules.amountsHaveTheCurrencysDecimals();
        return rules.broken;
    }

    /** @return lines less discounts with shipping, in the order's currency and with as many decimals as that has */
    static BigDecimal total(PlaceOrder order) {
        return OrderRules.withDecimals(
                lines(order).subtract(discounts(order)).add(order.shippingAmount()), order.currency());
    }

    private static BigDecimal lines(PlaceOrder order) {
        return order.lines().stream().map(AmountRules::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal worth(PlaceOrder.Line line) {
        return line.unitPrice().multiply(BigDecimal.valueOf(line.quantity()));
    }

    private static BigDecimal discounts(PlaceOrder order) {
        return order.discounts().stream().map(PlaceOrder.Discount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void amountsHaveTheCurrencysDecimals() {
        OrderRules.decimals(order.currency()).ifPresent(decimals -> {
            for (var i = 0; i < order.lines().size(); i++) {
                checkDecimals("/lines/" + i + "/unitPrice", order.lines().get(i).unitPrice(), decimals);
            }
            for (var i = 0; i < order.tenders().size(); i++) {
                checkDecimals(
                        "/tenders/" + i + "/amount", order.tenders().get(i).amount(), decimals);
            }
            checkDecimals("/shipping/amount", order.shippingAmount(), decimals);
            for (var i = 0; i < order.discounts().size(); i++) {
                checkDecimals(
                        "/discounts/" + i + "/amount", order.discounts().get(i).amount(), decimals);
            }
        });
    }

    private void checkDecimals(String field, BigDecimal amount, int decimals) {
        if (amount.stripTrailingZeros().scale() > decimals) {
            add(field, "has more decimals than " + order.currency() + " has; use up to " + decimals);
        }
    }

    private void shippingIsForWhatIsSent() {
        if (!order.fulfilment().ships() && order.shippingAmount().signum() > 0) {
            add("/shipping", "must be left away for pickup: nothing is sent");
        }
    }

    private void discountsDiffer() {
        var firstPlaces = new HashMap<String, Integer>();
        for (var i = 0; i < order.discounts().size(); i++) {
            var first = firstPlaces.putIfAbsent(order.discounts().get(i).code().toUpperCase(Locale.ROOT), i);
            if (first != null) {
                add(
                        discount(i, "code"),
                        "is the same as /discounts/" + first + "/code; send each code once, with all it takes off");
            }
        }
    }

    private void discountsSayOnWhat() {
        var lines = order.lines().stream().map(PlaceOrder.Line::lineId).collect(Collectors.toSet());
        for (var i = 0; i < order.discounts().size(); i++) {
            var discount = order.discounts().get(i);
            var onLine = discount.scope().equals(Discount.LINE);
            if (onLine && discount.lineId() == null) {
                add(discount(i, LINE_ID), "is required for the scope line; say which one");
            } else if (!onLine && discount.lineId() != null) {
                add(discount(i, LINE_ID), "must be left away for the scope " + discount.scope());
            } else if (onLine && !lines.contains(discount.lineId())) {
                add(discount(i, LINE_ID), "is not a line of the order; send the lineId of one");
            }
        }
    }

    /** In the order in which they were sent, but those on the order last: they are on what the lines cost without others. */
    private void discountsAreOnMoreThanTheyTakeOff() {
        var left = new HashMap<String, BigDecimal>();
        order.lines().forEach(line -> left.merge(line.lineId(), worth(line), BigDecimal::add));
        discountsOn(
                Discount.LINE,
                discount -> left.get(discount.lineId()),
                (discount, rest) -> left.put(discount.lineId(), rest));
        var rest = new HashMap<>(Map.of(
                Discount.ORDER, left.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                Discount.SHIPPING, order.shippingAmount()));
        for (var scope : List.of(Discount.ORDER, Discount.SHIPPING)) {
            discountsOn(scope, discount -> rest.get(scope), (discount, less) -> rest.put(scope, less));
        }
    }

    private void discountsOn(
            String scope,
            Function<PlaceOrder.Discount, BigDecimal> cost,
            BiConsumer<PlaceOrder.Discount, BigDecimal> costsNow) {
        for (var i = 0; i < order.discounts().size(); i++) {
            var discount = order.discounts().get(i);
            var before = discount.scope().equals(scope) ? cost.apply(discount) : null;
            if (before == null) {
                continue;
            }
            if (discount.amount().compareTo(before) > 0) {
                add(
                        discount(i, "amount"),
                        "is more than the " + written(before)
                                + " that it is on; a discount takes off that much at most");
            } else {
                costsNow.accept(discount, before.subtract(discount.amount()));
            }
        }
    }

    private void tendersAddUp() {
        var total = total(order);
        var paid = order.tenders().stream().map(PlaceOrder.Tender::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var plain = order.discounts().isEmpty() && order.shippingAmount().signum() == 0;
        if (total.signum() <= 0) {
            add(
                    plain ? "/lines" : "/discounts",
                    (plain ? "cost nothing in total" : "leave nothing to pay") + "; free orders cannot be taken yet");
        } else if (paid.compareTo(total) != 0) {
            add(
                    "/tenders",
                    "add up to " + paid.toPlainString() + ", but "
                            + (plain ? "the lines cost " + total.toPlainString() : costs(total))
                            + "; the two must be equal");
        }
    }

    private String costs(BigDecimal total) {
        return "the order costs " + total.toPlainString() + " (lines " + written(lines(order)) + " - discounts "
                + written(discounts(order)) + " + shipping " + written(order.shippingAmount()) + ")";
    }

    private String written(BigDecimal amount) {
        return OrderRules.withDecimals(amount, order.currency()).toPlainString();
    }

    private static String discount(int index, String field) {
        return "/discounts/" + index + "/" + field;
    }

    private void add(String field, String message) {
        broken.add(new FieldError(field, message));
    }
}
