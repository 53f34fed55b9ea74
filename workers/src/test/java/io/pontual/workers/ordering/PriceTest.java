package io.pontual.workers.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.ordering.Price.Rules;
import io.pontual.workers.ordering.Price.Rules.Shipping;
import io.pontual.workers.ordering.contract.Orders.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PriceTest {
    private static final Rules USUAL = new Rules(Shipping.KEEP, false);

    @Test
    void a_discount_on_the_order_is_spread_by_what_the_lines_cost_to_the_cent() {
        var price = sold(List.of(line("A", "10.00", 1), line("B", "10.00", 1), line("C", "10.00", 1)), order("10.00"));

        assertThat(price.lines())
                .extracting(Price.Line::discount)
                .map(BigDecimal::toString)
                .containsExactly("3.34", "3.33", "3.33");
        assertThat(cost(price, Map.of("B", 1), USUAL).total()).isEqualByComparingTo("6.67");
    }

    @Test
    void a_discount_on_a_line_is_on_no_other_and_counts_before_those_on_the_order() {
        var price = sold(
                List.of(line("A", "30.00", 1), line("B", "20.00", 1)),
                new Discount("HALF", "line", "B", new BigDecimal("10.00")),
                order("4.00"));

        assertThat(price.lines())
                .extracting(Price.Line::discount)
                .map(BigDecimal::toString)
                .containsExactly("3.00", "11.00");
    }

    @Test
    void the_first_units_bear_the_cents_that_do_not_divide() {
        var price = sold(List.of(line("A", "10.00", 3)), order("0.50"));

        assertThat(cost(price, Map.of("A", 1), USUAL).total()).isEqualByComparingTo("9.83");
        assertThat(cost(price, Map.of("A", 2), USUAL).total()).isEqualByComparingTo("19.66");
        assertThat(cost(price, Map.of("A", 3), USUAL).total()).isEqualByComparingTo("29.50");
    }

    @Test
    void shipping_is_kept_divided_or_waived_as_the_rules_say_and_its_discount_with_it() {
        var price = new Price(
                List.of(line("A", "10.00", 2), line("B", "40.00", 1)),
                List.of(new Discount("FRETE", "shipping", null, new BigDecimal("5.00"))),
                new BigDecimal("15.00"),
                2);
        var half = Map.of("A", 1);

        assertThat(cost(price, half, USUAL).total()).isEqualByComparingTo("20.00");
        assertThat(cost(price, half, new Rules(Shipping.PROPORTIONAL, false)))
                .isEqualTo(new Amounts(
                        new BigDecimal("10.00"),
                        new BigDecimal("0.00"),
                        new BigDecimal("2.50"),
                        new BigDecimal("0.83")));
        assertThat(cost(price, half, new Rules(Shipping.WAIVE, false)).total()).isEqualByComparingTo("10.00");
        assertThat(cost(price.withoutShipping(), half, USUAL).total()).isEqualByComparingTo("10.00");
        assertThat(cost(price, Map.of("A", 0), USUAL)).isEqualTo(Amounts.NOTHING);
    }

    @Test
    void a_discount_that_is_kept_goes_to_what_remains_but_never_beyond_what_that_costs() {
        var price = sold(List.of(line("A", "10.00", 2), line("B", "40.00", 1)), order("12.00"));
        var keep = new Rules(Shipping.KEEP, true);

        assertThat(cost(price, Map.of("B", 1), keep).total()).isEqualByComparingTo("28.00");
        assertThat(cost(price, Map.of("A", 1), keep).total()).isZero();
    }

    /**
     * Whatever an order is made of, and in whatever portions it is handed over, with whatever is cancelled in between: the
     * portions add up to what the customer got, nobody pays more for a unit than its price or less than nothing, and when
     * everything is handed over it is what the order was sold for.
     */
    @Property
    void all_parts_add_up_to_the_whole(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 20_000) Integer> cents,
            @ForAll @Size(min = 6, max = 6) List<@IntRange(min = 1, max = 9) Integer> quantities,
            @ForAll @Size(max = 6) List<@IntRange(max = 100) Integer> discounts,
            @ForAll @IntRange(max = 5_000) int shipping,
            @ForAll Shipping rule,
            @ForAll boolean keepDiscount,
            @ForAll @Size(max = 40) List<@IntRange(max = 1_000) Integer> events) {
        var price = random(cents, quantities, discounts, shipping);
        var rules = new Rules(rule, keepDiscount);
        assertThat(whole(price))
                .isEqualByComparingTo(cost(price, price.ordered(), USUAL).total());

        var wanted = new HashMap<>(price.ordered());
        var handedOver = new HashMap<String, Integer>();
        var charged = Amounts.NOTHING;
        for (int event : events) {
            var line = price.lines().get(event % price.lines().size()).lineId();
            int left = wanted.get(line) - handedOver.getOrDefault(line, 0);
            int units = Math.min(left, 1 + event / 7 % 3);
            if (event % 3 == 0) {
                wanted.merge(line, -units, Integer::sum);
            } else {
                handedOver.merge(line, units, Integer::sum);
                var owed = price.of(handedOver, wanted, rules);
                var more = owed.minus(charged);
                assertThat(more.goods()).isNotNegative();
                charged = charged.plus(more);
            }
        }
        var owed = price.of(handedOver, handedOver, rules);
        charged = charged.plus(owed.minus(charged));

        assertThat(charged).isEqualTo(owed);
        assertThat(owed.total()).isBetween(BigDecimal.ZERO, whole(price));
        assertThat(owed.total().scale()).isLessThanOrEqualTo(2);
        if (!keepDiscount && rule == Shipping.KEEP) {
            assertThat(owed.total()).isEqualByComparingTo(byUnit(price, handedOver));
        }
    }

    /** Every unit by itself: none costs less than nothing or more than its price, and all of them make the whole. */
    @Property
    void the_shares_of_single_units_add_up(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 500) Integer> cents,
            @ForAll @Size(min = 6, max = 6) List<@IntRange(min = 1, max = 50) Integer> quantities,
            @ForAll @Size(max = 6) List<@IntRange(max = 100) Integer> discounts) {
        var price = random(cents, quantities, discounts, 0);
        for (var keep : List.of(true, false)) {
            var sum = BigDecimal.ZERO;
            for (var line : price.lines()) {
                var before = BigDecimal.ZERO;
                for (int units = 1; units <= line.ordered(); units++) {
                    var now = price.of(Map.of(line.lineId(), units), price.ordered(), new Rules(Shipping.KEEP, keep))
                            .total();
                    assertThat(now.subtract(before)).isBetween(BigDecimal.ZERO, line.unitPrice());
                    before = now;
                }
                sum = sum.add(before);
            }
            assertThat(sum).isEqualByComparingTo(whole(price));
        }
    }

    private static BigDecimal whole(Price price) {
        var goods =
                price.lines().stream().map(line -> line.worth(line.ordered())).reduce(BigDecimal.ZERO, BigDecimal::add);
        var off = price.discounts().stream().map(Discount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return goods.subtract(off).add(price.shipping());
    }

    /** What single units cost, and shipping when there are any. */
    private static BigDecimal byUnit(Price price, Map<String, Integer> handedOver) {
        var sum = BigDecimal.ZERO;
        for (var line : price.lines()) {
            int units = handedOver.getOrDefault(line.lineId(), 0);
            long cents = line.discount().movePointRight(2).longValueExact();
            for (int unit = 0; unit < units; unit++) {
                long off = cents / line.ordered() + (unit < cents % line.ordered() ? 1 : 0);
                sum = sum.add(line.unitPrice()).subtract(BigDecimal.valueOf(off, 2));
            }
        }
        var any = handedOver.values().stream().anyMatch(units -> units > 0);
        return any
                ? sum.add(price.shipping()).subtract(Price.sum(price.discounts(), Discount.SHIPPING))
                : BigDecimal.ZERO;
    }

    /** @param percents of a discount each: on the order, on a line or on shipping in turn; of what is left there */
    private static Price random(List<Integer> cents, List<Integer> quantities, List<Integer> percents, int shipping) {
        var lines = new ArrayList<Price.Line>();
        for (int i = 0; i < cents.size(); i++) {
            lines.add(new Price.Line("L" + i, BigDecimal.valueOf(cents.get(i), 2), quantities.get(i), BigDecimal.ZERO));
        }
        var discounts = new ArrayList<Discount>();
        var left = new HashMap<String, Long>();
        lines.forEach(line -> left.put(
                line.lineId(), line.worth(line.ordered()).movePointRight(2).longValueExact()));
        long toSend = shipping;
        for (int i = 0; i < percents.size(); i++) {
            var line = "L" + i % lines.size();
            if (i % 3 == 1) {
                long off = left.get(line) * percents.get(i) / 100;
                left.merge(line, -off, Long::sum);
                discounts.add(new Discount("D" + i, "line", line, BigDecimal.valueOf(off, 2)));
            } else if (i % 3 == 2) {
                long off = toSend * percents.get(i) / 100;
                toSend -= off;
                discounts.add(new Discount("D" + i, "shipping", null, BigDecimal.valueOf(off, 2)));
            }
        }
        long all = left.values().stream().mapToLong(Long::longValue).sum();
        for (int i = 0; i < percents.size(); i += 3) {
            long off = all * percents.get(i) / 100;
            all -= off;
            discounts.add(new Discount("D" + i, "order", null, BigDecimal.valueOf(off, 2)));
        }
        return withShares(new Price(lines, discounts, BigDecimal.valueOf(shipping, 2), 2));
    }

    private static Price sold(List<Price.Line> lines, Discount... discounts) {
        return withShares(new Price(lines, List.of(discounts), BigDecimal.ZERO, 2));
    }

    /** As it is kept when an order is taken in. */
    private static Price withShares(Price price) {
        var shares = price.discountsOn(price.ordered());
        return new Price(
                price.lines().stream()
                        .map(line -> new Price.Line(
                                line.lineId(), line.unitPrice(), line.ordered(), shares.get(line.lineId())))
                        .toList(),
                price.discounts(),
                price.shipping(),
                price.decimals());
    }

    private static Amounts cost(Price price, Map<String, Integer> units, Rules rules) {
        return price.of(units, units, rules);
    }

    private static Price.Line line(String lineId, String unitPrice, int ordered) {
        return new Price.Line(lineId, new BigDecimal(unitPrice), ordered, BigDecimal.ZERO);
    }

    private static Discount order(String amount) {
        return new Discount("COUPON", "order", null, new BigDecimal(amount));
    }
}
