package io.pontual.workers.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AdditionRulesTest {
    private final AdditionRules additions = new AdditionRules(new AnyProduct());
    private final ChangeRules rules = new ChangeRules(null, null, additions);

    /** Whatever comes and goes: what is due is the difference to the cent, and nothing else is taken. */
    @Property
    void what_is_due_is_what_the_order_is_worth_more_to_the_cent(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 1_000_000) Integer> cents,
            @ForAll @Size(max = 6) List<@IntRange(max = 1_000_000) Integer> addedCents,
            @ForAll @IntRange(min = 1, max = 9) int more,
            @ForAll @IntRange(max = 9) int fewer) {
        var lines = new ArrayList<Orders.Line>();
        cents.forEach(price ->
                lines.add(new Orders.Line("L" + lines.size(), "SKU", "Thing", 10, BigDecimal.valueOf(price, 2), 0)));
        var before = worth(lines);
        var wish = new ArrayList<PlaceOrder.Line>();
        addedCents.forEach(price ->
                wish.add(new PlaceOrder.Line("N" + wish.size(), "SKU", more, BigDecimal.valueOf(price, 2), null)));
        // More units of the last line, fewer of the first.
        var last = lines.getLast();
        wish.add(new PlaceOrder.Line(last.lineId(), "SKU", more, last.unitPrice(), null));
        var cancel = fewer == 0 || lines.size() == 1
                ? null
                : List.of(new ChangeOrder.CancelLine(lines.getFirst().lineId(), fewer));

        var change = rules.change(known(lines), new ChangeOrder(cancel, wish, null, null, null, null, null, null));

        var after = worth(lines).add(change.priceDifference());
        assertThat(after).isEqualByComparingTo(worth(applied(lines, change)));
        assertThat(change.due()).isEqualByComparingTo(after.subtract(before).max(BigDecimal.ZERO));
        assertThat(change.priceDifference().scale()).isLessThanOrEqualTo(2);
        additions.requirePaid(change, paid(change.due()), "BRL");
        assertThatThrownBy(() -> additions.requirePaid(change, paid(change.due().add(new BigDecimal("0.01"))), "BRL"))
                .isInstanceOf(Problem.class);
    }

    private static List<PlaceOrder.Tender> paid(BigDecimal amount) {
        return amount.signum() == 0
                ? null
                : List.of(new PlaceOrder.Tender("credit-card", "tok_approved", null, amount, null));
    }

    private static List<Orders.Line> applied(List<Orders.Line> lines, Change change) {
        var changed = change.lines().stream().collect(Collectors.toMap(Change.Line::lineId, Function.identity()));
        var after = new ArrayList<Orders.Line>();
        for (var line : lines) {
            var other = changed.remove(line.lineId());
            after.add(line(line.lineId(), other == null ? line.quantity() : other.after(), line.unitPrice()));
        }
        changed.values().forEach(line -> after.add(line(line.lineId(), line.after(), line.unitPrice())));
        return after;
    }

    private static Orders.Line line(String lineId, int quantity, BigDecimal price) {
        return new Orders.Line(lineId, "SKU", "Thing", quantity, price, 0);
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
                OrderStatus.IN_FULFILMENT,
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

    private static final class AnyProduct implements Catalogue {
        @Override
        public Map<String, Product> products(Collection<String> skus) {
            return skus.stream()
                    .collect(Collectors.toMap(
                            sku -> sku, sku -> new Product(sku, "Thing", "home", BigDecimal.ONE, "BRL", 100, null)));
        }

        @Override
        public Optional<Node> node(String nodeId) {
            return Optional.empty();
        }
    }
}
