package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.StockEvent;
import io.pontual.processes.inventory.StockEvent.Kind;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** What nodes report, in whatever order it comes. */
@DatabaseTest
@Import(FakeOrders.class)
class StockEventIT {
    @Autowired
    StockEventListener listener;

    @Autowired
    StockEvents events;

    @Autowired
    StockEventRepository positions;

    @Autowired
    StockReservations reservations;

    @Autowired
    Inventory inventory;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext db;

    private Shelf shelf;
    private Instant began;

    @BeforeEach
    void open() {
        shelf = new Shelf(inventory, db).with("a", 10);
        began = clock.instant();
    }

    @AfterEach
    void books_are_straight() {
        StockBooks.assertStraight(db);
    }

    @Test
    void a_count_a_change_and_damage_are_booked() {
        apply(1, Kind.COUNTED, 20);
        apply(2, Kind.CHANGED, -3);
        apply(3, Kind.DAMAGED, 2);

        assertThat(shelf.stock("a").onHand()).isEqualTo(15);
        assertThat(db.select(STOCK_LEVEL.DAMAGED)
                        .from(STOCK_LEVEL)
                        .where(STOCK_LEVEL.NODE_ID.eq(shelf.nodeId))
                        .fetchSingle()
                        .value1())
                .isEqualTo(2);
    }

    @Test
    void a_copy_changes_nothing() {
        var body =
                """
                   {"eventId": "balcao:%s", "nodeId": "%s", "sequence": 1, "sku": "%s", "kind": "CHANGED", "quantity": 5, "at": "%s"}"""
                        .formatted(UUID.randomUUID(), shelf.nodeId, shelf.sku("a"), began);
        listener.receive(body);
        listener.receive(body);

        assertThat(shelf.stock("a").onHand()).isEqualTo(15);
        assertThat(positions.position(shelf.nodeId).orElseThrow().received()).isEqualTo(1);
    }

    @Test
    void a_change_that_comes_after_a_younger_count_is_in_it_already() {
        apply(5, Kind.COUNTED, 20);
        apply(4, Kind.CHANGED, -3);

        assertThat(shelf.stock("a").onHand()).isEqualTo(20);
    }

    @Test
    void a_count_that_comes_after_a_younger_count_changes_nothing() {
        apply(5, Kind.COUNTED, 20);
        apply(4, Kind.COUNTED, 7);

        assertThat(shelf.stock("a").onHand()).isEqualTo(20);
    }

    @Test
    void a_count_that_comes_after_a_younger_change_is_taken_with_it() {
        apply(6, Kind.CHANGED, -3);
        apply(5, Kind.COUNTED, 20);

        assertThat(shelf.stock("a").onHand()).isEqualTo(17);
    }

    @Test
    void what_left_for_orders_after_the_count_has_left() {
        var plan = shelf.plan("a", 4);
        reservations.reserve(UUID.randomUUID(), List.of(plan));
        reservations.confirm(plan.fulfilmentId());

        apply(1, Kind.COUNTED, 10);

        assertThat(shelf.stock("a").onHand()).isEqualTo(6);
    }

    @Test
    void units_held_for_orders_stay_and_nothing_more_is_promised() {
        reservations.reserve(UUID.randomUUID(), List.of(shelf.plan("a", 4)));

        apply(1, Kind.COUNTED, 1);

        assertThat(shelf.stock("a").onHand()).isEqualTo(4);
        assertThat(shelf.stock("a").available()).isZero();
    }

    @Test
    void holes_in_the_sequence_are_counted_until_they_are_filled() {
        apply(10, Kind.CHANGED, 1);
        apply(14, Kind.CHANGED, 1);
        assertThat(positions.position(shelf.nodeId)).contains(new StockEventPosition(shelf.nodeId, 10, 14, 2, 3));
        assertThat(positions.missing()).isGreaterThanOrEqualTo(3);

        apply(12, Kind.CHANGED, 1);
        apply(11, Kind.CHANGED, 1);
        apply(13, Kind.CHANGED, 1);

        assertThat(positions.position(shelf.nodeId).orElseThrow().missing()).isZero();
        assertThat(shelf.stock("a").onHand()).isEqualTo(15);
    }

    @Test
    void what_fits_nothing_is_parked_with_its_reason() {
        apply(1, Kind.CHANGED, 1);

        assertThat(say(new StockEvent("e", "nowhere", 1, shelf.sku("a"), Kind.COUNTED, 1, began)))
                .contains("There is no node nowhere");
        assertThat(say(new StockEvent("e", shelf.nodeId, 2, "nothing", Kind.COUNTED, 1, began)))
                .contains("There is no product nothing");
        assertThat(say(event(2, Kind.COUNTED, -1))).contains("A quantity of -1 cannot be COUNTED");
        assertThat(say(event(1, Kind.CHANGED, 1)))
                .contains("Node " + shelf.nodeId + " has used sequence 1 for another event");
        assertThat(shelf.stock("a").onHand()).isEqualTo(11);
    }

    @Test
    void the_end_is_the_same_in_whatever_order_events_come_and_however_often() {
        for (long seed = 0; seed < 20; seed++) {
            var own = new Shelf(inventory, db).with("a", 0);
            var random = new Random(seed);
            var inOrder = new ArrayList<StockEvent>();
            int expected = 0;
            for (int sequence = 1; sequence <= 12; sequence++) {
                var counted = sequence == 1 || random.nextInt(4) == 0;
                int quantity = counted ? 100 + random.nextInt(50) : random.nextInt(11) - 5;
                expected = counted ? quantity : expected + quantity;
                inOrder.add(new StockEvent(
                        Ids.next().toString(),
                        own.nodeId,
                        sequence,
                        own.sku("a"),
                        counted ? Kind.COUNTED : Kind.CHANGED,
                        quantity,
                        began.minusSeconds(100).plusSeconds(sequence)));
            }
            var mixed = new ArrayList<>(inOrder);
            Collections.shuffle(mixed, random);
            // Until the first count is there changes may not go below zero; the store would not either.
            mixed.remove(inOrder.getFirst());
            mixed.addFirst(inOrder.getFirst());

            mixed.forEach(this::say);

            assertThat(own.stock("a").onHand()).as("seed %d: %s", seed, mixed).isEqualTo(expected);
        }
    }

    private void apply(long sequence, Kind kind, int quantity) {
        assertThat(say(event(sequence, kind, quantity))).isEmpty();
    }

    private StockEvent event(long sequence, Kind kind, int quantity) {
        return new StockEvent(Ids.next().toString(), shelf.nodeId, sequence, shelf.sku("a"), kind, quantity, began);
    }

    private Optional<String> say(StockEvent event) {
        return transaction.execute(status -> events.apply(event));
    }
}
