package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.GroupReservation.Alone;
import io.pontual.workers.inventory.GroupReservation.Answer;
import io.pontual.workers.inventory.GroupReservation.Done;
import io.pontual.workers.inventory.GroupReservation.Refused;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import(FakeOrders.class)
class GroupReservationIT {
    @Autowired
    GroupReservation group;

    @Autowired
    StockReservations reservations;

    @Autowired
    StockLedger ledger;

    @Autowired
    Inventory inventory;

    @Autowired
    FakeOrders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @AfterEach
    void books_are_straight() {
        StockBooks.assertStraight(db);
    }

    @Test
    void each_of_a_group_gets_its_own_answer() {
        var shelf = new Shelf(inventory, db).with("shirt", 5).with("cap", 1);
        var twice = shelf.plan("shirt", 1);
        var cancelled = wanted(shelf.plan("shirt", 1));
        orders.close(cancelled.orderId());
        var unknown = wanted(shelf.plan("shirt", 1));
        orders.forget(unknown.orderId());
        var tooMuch = shelf.plan("shirt", 1, "cap", 2);

        var answers = group.reserve(List.of(
                wanted(shelf.plan("shirt", 3)),
                wanted(tooMuch),
                cancelled,
                unknown,
                wanted(twice),
                wanted(twice),
                wanted(shelf.plan("cap", 1)),
                wanted(shelf.plan("shirt", 2))));

        assertThat(answers)
                .<Class<?>>extracting(Answer::getClass)
                .containsExactly(
                        Done.class,
                        Refused.class,
                        Done.class,
                        Alone.class,
                        Done.class,
                        Alone.class,
                        Done.class,
                        Refused.class);
        assertThat(((Refused) answers.get(1)).error())
                .hasMessage("SKU %s at node %s: wanted 2, available 1".formatted(shelf.sku("cap"), shelf.nodeId));
        assertThat(shelf.stock("shirt").reserved()).isEqualTo(4).isEqualTo(shelf.held("shirt"));
        assertThat(shelf.stock("cap").reserved()).isEqualTo(1).isEqualTo(shelf.held("cap"));
        assertThat(shelf.statuses(tooMuch.fulfilmentId())).isEmpty();
    }

    @Test
    void a_group_that_got_what_it_wanted_gets_it_once() {
        var shelf = new Shelf(inventory, db).with("shirt", 5);
        var all = List.of(wanted(shelf.plan("shirt", 2)), wanted(shelf.plan("shirt", 2)));

        group.reserve(all);
        group.reserve(all);

        assertThat(shelf.stock("shirt").reserved()).isEqualTo(4);
    }

    @Test
    void a_group_does_not_wait_long_for_a_row_that_somebody_holds() {
        var shelf = new Shelf(inventory, db).with("shirt", 5);
        transaction.executeWithoutResult(status -> {
            ledger.lock(List.of(new StockKey(shelf.nodeId, shelf.sku("shirt"))));
            try (var other = Executors.newSingleThreadExecutor()) {
                assertThatThrownBy(() -> other.submit(() -> group.reserve(List.of(wanted(shelf.plan("shirt", 2)))))
                                .get())
                        .hasCauseInstanceOf(CannotAcquireLockException.class);
            }
        });
    }

    @Test
    void one_who_fails_fails_alone() throws Exception {
        var shelf = new Shelf(inventory, db).with("shirt", 1000);
        var outcomes = AtOnce.run(IntStream.range(0, 32)
                .<Callable<String>>mapToObj(i -> () -> {
                    var orderId = UUID.randomUUID();
                    if (i % 4 == 0) {
                        orders.forget(orderId);
                    }
                    var plan = i % 4 == 1 ? shelf.plan("shirt", 5000) : shelf.plan("shirt", 1);
                    try {
                        AtOnce.patiently(() -> reservations.reserve(orderId, List.of(plan)));
                        return "held";
                    } catch (NoSuchElementException e) {
                        return "unknown order";
                    } catch (BusinessError e) {
                        return e.code();
                    }
                })
                .toList());

        assertThat(outcomes).filteredOn("held"::equals).hasSize(16);
        assertThat(outcomes).filteredOn("unknown order"::equals).hasSize(8);
        assertThat(outcomes).filteredOn("INVENTORY_OUT_OF_STOCK"::equals).hasSize(8);
        assertThat(shelf.stock("shirt").reserved()).isEqualTo(16);
    }

    @Test
    void a_caller_with_a_transaction_of_its_own_is_served_within_it() {
        var shelf = new Shelf(inventory, db).with("shirt", 5);

        transaction.executeWithoutResult(status -> {
            reservations.reserve(UUID.randomUUID(), List.of(shelf.plan("shirt", 2)));
            assertThat(shelf.stock("shirt").reserved()).isEqualTo(2);
            status.setRollbackOnly();
        });

        assertThat(shelf.stock("shirt").reserved()).isZero();
    }

    @Test
    void when_too_many_wait_the_next_one_is_told_to_come_back_and_at_the_end_nobody_is_left_waiting() throws Exception {
        var busy = new CountDownLatch(1);
        var served = new CountDownLatch(1);
        var slow = new GroupReservation(null, null, null, null, null, null) {
            @Override
            public List<Answer> reserve(List<Wanted> all) {
                served.countDown();
                try {
                    busy.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return all.stream().<Answer>map(wanted -> new Done()).toList();
            }
        };
        var metrics = new SimpleMeterRegistry();
        var queue = new ReservationQueue(
                slow,
                new ReservationProperties(4, 1, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(1), 1),
                metrics);
        try (var callers = Executors.newFixedThreadPool(2)) {
            var first = callers.submit(() -> queue.reserve(wanted()));
            served.await();
            var second = callers.submit(() -> queue.reserve(wanted()));
            Awaitility.await()
                    .until(() -> metrics.get("pontual.inventory.reservation.waiting")
                                    .gauge()
                                    .value()
                            == 1);

            assertThatThrownBy(() -> queue.reserve(wanted())).isInstanceOf(TransientDataAccessResourceException.class);

            busy.countDown();
            first.get();
            second.get();
        } finally {
            queue.destroy();
        }
    }

    private static Wanted wanted(FulfilmentPlan... plans) {
        return new Wanted(UUID.randomUUID(), List.of(plans), null);
    }
}
