package io.pontual.workers.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.WarehouseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WarehouseOrderTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Shipment.Carriage CARRIER = new Shipment.Carriage("Correios", "BR1");

    private final WarehouseOrder order = order();

    @Test
    void in_whatever_order_it_is_confirmed_the_end_is_the_same() {
        List<Function<WarehouseOrder, Optional<String>>> steps = List.of(
                told -> told.settle(lines("1", 2), true),
                told -> told.settle(lines("1", 1), true),
                told -> told.settle(lines("2", 1), true),
                told -> told.settle(lines("2", 1), false),
                told -> told.pack(parcel("A"), lines("1", 2), NOW),
                told -> told.pack(parcel("B"), List.of(line("1", 1), line("2", 1)), NOW),
                told -> told.handOver("A", CARRIER, NOW),
                told -> told.handOver("B", CARRIER, NOW));
        var random = new Random(7);
        for (int run = 0; run < 200; run++) {
            var shuffled = new ArrayList<>(steps);
            Collections.shuffle(shuffled, random);
            var told = order();
            for (var step : shuffled) {
                assertThat(told.isGone()).isFalse();
                assertThat(step.apply(told)).isEmpty();
            }
            assertThat(told.isSettled()).isTrue();
            assertThat(told.isGone()).isTrue();
            assertThat(told.pickResult()).isEqualTo("short");
            assertThat(told.picked()).containsExactly(new LineQuantity("1", 3), new LineQuantity("2", 1));
        }
    }

    @Test
    void what_was_not_ordered_or_is_too_much_is_refused_whole() {
        assertThat(order.settle(lines("9", 1), true)).get().asString().contains("line 9");
        assertThat(order.settle(lines("1", 4), true)).isPresent();
        assertThat(order.settle(lines("1", -1), true)).isPresent();
        assertThat(order.settle(lines("1", 0), false)).isPresent();
        assertThat(order.settle(lines("1", Integer.MAX_VALUE), true)).isPresent();
        assertThat(order.settle(List.of(), true)).isPresent();
        assertThat(order.settle(List.of(line("2", 1), line("1", 2), line("1", 2)), true))
                .isPresent();
        assertThat(order.isUntouched()).isTrue();

        assertThat(order.settle(lines("1", 3), true)).isEmpty();
        assertThat(order.settle(lines("1", 1), false)).isPresent();
        assertThat(order.picked()).containsExactly(new LineQuantity("1", 3), new LineQuantity("2", 0));
    }

    @Test
    void a_parcel_is_packed_and_leaves_once() {
        assertThat(order.pack(parcel("A"), lines("1", 2), NOW)).isEmpty();
        assertThat(order.pack(parcel("A"), lines("1", 1), NOW)).isPresent();
        assertThat(order.pack(parcel("B"), lines("1", 2), NOW)).isPresent();
        assertThat(order.handOver("A", CARRIER, NOW)).isEmpty();
        assertThat(order.handOver("A", CARRIER, NOW)).isPresent();
        assertThat(order.settle(lines("1", 2), false)).isPresent();
        assertThat(order.parcels()).hasSize(1);
    }

    @Test
    void nothing_found_is_settled_and_never_gone() {
        order.settle(List.of(line("1", 3), line("2", 2)), false);
        assertThat(order.isSettled()).isTrue();
        assertThat(order.isGone()).isFalse();
        assertThat(order.pickResult()).isEqualTo("nothing");
    }

    @Test
    void what_is_closed_is_short_but_for_what_is_in_a_parcel() {
        order.pack(parcel("A"), lines("1", 1), NOW);
        order.settle(lines("2", 2), true);
        assertThat(order.unconfirmed()).singleElement().satisfies(item -> {
            assertThat(item.lineId()).isEqualTo("1");
            assertThat(item.quantity()).isEqualTo(2);
        });

        order.close("no answer");

        assertThat(order.isSettled()).isTrue();
        assertThat(order.pickResult()).isEqualTo("short");
        assertThat(order.picked()).containsExactly(new LineQuantity("1", 1), new LineQuantity("2", 2));
        assertThat(order.unconfirmed()).isEmpty();
    }

    private static WarehouseOrder order() {
        return new WarehouseOrder(
                List.of(
                        new WarehouseOrder.Line("1", "MUG", 3, 0, 0, 0, null),
                        new WarehouseOrder.Line("2", "TEA", 2, 0, 0, 0, null)),
                List.of());
    }

    private static List<WarehouseEvent.Line> lines(String lineId, int quantity) {
        return List.of(line(lineId, quantity));
    }

    private static WarehouseEvent.Line line(String lineId, int quantity) {
        return new WarehouseEvent.Line(lineId, quantity, null);
    }

    private static WarehouseEvent.Parcel parcel(String number) {
        return new WarehouseEvent.Parcel(number, 900, 300, 200, 100);
    }
}
