package io.pontual.workers.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChangeRulesTest {
    private final ChangeRules rules = new ChangeRules(null, null, new AdditionRules(null));

    /** Whatever is cancelled, in whatever portions: nothing of a cent appears or is lost. */
    @Property
    void the_total_is_always_the_worth_of_what_is_left(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 1_000_000) Integer> cents,
            @ForAll @Size(min = 8, max = 8) List<@IntRange(min = 1, max = 99) Integer> quantities,
            @ForAll @Size(max = 30) List<@IntRange(max = 1_000) Integer> wishes) {
        var lines = new ArrayList<Orders.Line>();
        for (int i = 0; i < cents.size(); i++) {
            lines.add(new Orders.Line(
                    "L" + i, "SKU", "Thing", quantities.get(i), BigDecimal.valueOf(cents.get(i), 2), 0));
        }
        var total = worth(lines);
        for (int wish : wishes) {
            int at = wish % lines.size();
            int units = 1 + wish / lines.size() % 100;
            try {
                var change = rules.change(known(lines), cancel("L" + at, units));
                total = total.add(change.priceDifference());
                lines.set(at, less(lines.get(at), change.lines().getFirst()));
            } catch (Problem tooMuch) {
                int wanted = lines.stream().mapToInt(Orders.Line::quantity).sum();
                assertThat(units > lines.get(at).quantity() || units == wanted).isTrue();
            }
            assertThat(total).isEqualByComparingTo(worth(lines));
            assertThat(total.scale()).isLessThanOrEqualTo(2);
            assertThat(lines).allMatch(line -> line.quantity() >= 0);
            assertThat(lines.stream().mapToInt(Orders.Line::quantity).sum()).isPositive();
        }
    }

    private static ChangeOrder cancel(String lineId, int quantity) {
        return new ChangeOrder(
                List.of(new ChangeOrder.CancelLine(lineId, quantity)), null, null, null, null, null, null, null);
    }

    private static Orders.Line less(Orders.Line line, Change.Line change) {
        return new Orders.Line(
                line.lineId(),
                line.sku(),
                line.description(),
                change.after(),
                line.unitPrice(),
                0,
                line.cancelled() + change.before() - change.after());
    }

    private static BigDecimal worth(List<Orders.Line> lines) {
        return lines.stream()
                .map(line -> line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static ChangeRules.Known known(List<Orders.Line> lines) {
        var order = new OrderHead(
                UUID.randomUUID(),
                "W-1",
                "web",
                OrderStatus.ACCEPTED,
                "BRL",
                worth(lines),
                "pickup",
                "STORE",
                null,
                null,
                null,
                "2026-1",
                null,
                null,
                Instant.EPOCH,
                null,
                null,
                null);
        return new ChangeRules.Known(
                order,
                lines,
                Optional.empty(),
                new OrderView.Wish("pickup", "STORE", null, null, null),
                List.of(),
                Map.of());
    }
}
