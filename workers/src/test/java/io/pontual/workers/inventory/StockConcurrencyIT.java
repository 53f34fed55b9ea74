package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.CannotCreateTransactionException;

/** Many at once. A deadlock would come out as an exception of one of them. */
@DatabaseTest
@Import(FakeOrders.class)
class StockConcurrencyIT {
    private static final int THREADS = 32;

    @Autowired
    StockReservations reservations;

    @Autowired
    Inventory inventory;

    @Autowired
    StockFeed feed;

    @Autowired
    DSLContext db;

    @AfterEach
    void books_are_straight() {
        StockBooks.assertStraight(db);
    }

    @Test
    void of_many_who_want_the_last_units_exactly_as_many_get_one_as_there_are() throws Exception {
        var shelf = new Shelf(inventory, db).with("last", 10, 3);

        var sold = atOnce(IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(i -> () -> reserve(shelf.plan("last", 1)))
                .toList());

        assertThat(sold.stream().filter(won -> won)).hasSize(7);
        assertThat(shelf.stock("last").reserved()).isEqualTo(7).isEqualTo(shelf.held("last"));
        assertThat(shelf.stock("last").available()).isZero();
    }

    @Test
    void one_fulfilment_reserved_by_many_workers_at_once_is_held_once() throws Exception {
        var shelf = new Shelf(inventory, db).with("shirt", 1000);
        var plan = shelf.plan("shirt", 2, "shirt", 3);
        var orderId = UUID.randomUUID();

        atOnce(IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    patiently(() -> reservations.reserve(orderId, List.of(plan)));
                    return true;
                })
                .toList());

        assertThat(shelf.stock("shirt").reserved()).isEqualTo(5);
    }

    @Test
    void orders_with_lines_in_opposite_order_and_a_feed_never_block_each_other_for_good() throws Exception {
        var shelf =
                new Shelf(inventory, db).with("a", 100_000).with("b", 100_000).with("c", 100_000);
        var there = new Shelf(inventory, db).with("a", 100_000);
        var counts = List.of(
                new Feed.Line<>(2, new StockRow(shelf.nodeId, shelf.sku("c"), new StockRequest(90_000, 0))),
                new Feed.Line<>(3, new StockRow(shelf.nodeId, shelf.sku("a"), new StockRequest(90_000, 0))),
                new Feed.Line<>(4, new StockRow(shelf.nodeId, shelf.sku("b"), new StockRequest(90_000, 0))));

        atOnce(IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    for (int round = 0; round < 10; round++) {
                        switch (i % 4) {
                            case 0 -> reserve(shelf.plan("a", 1, "b", 1, "c", 1), there.plan("a", 1));
                            case 1 -> reserve(there.plan("a", 1), shelf.plan("c", 1, "b", 1, "a", 1));
                            case 2 -> {
                                var plan = shelf.plan("b", 2, "a", 2, "c", 2);
                                reserve(plan);
                                patiently(() -> reservations.release(plan.fulfilmentId()));
                            }
                            default -> patiently(() -> feed.land(counts));
                        }
                    }
                    return true;
                })
                .toList());

        for (var name : List.of("a", "b", "c")) {
            assertThat(shelf.stock(name).reserved()).isEqualTo(160).isEqualTo(shelf.held(name));
        }
        assertThat(there.stock("a").reserved()).isEqualTo(160);
    }

    @Test
    void steps_of_many_orders_mixed_at_random_keep_the_books_straight() throws Exception {
        var shelf = new Shelf(inventory, db).with("a", 60).with("b", 60).with("c", 60);
        var names = List.of("a", "b", "c");
        var plans = new ArrayList<FulfilmentPlan>();
        var seed = new Random(42);
        for (int i = 0; i < 24; i++) {
            plans.add(shelf.plan(
                    names.get(seed.nextInt(3)), 1 + seed.nextInt(3), names.get(seed.nextInt(3)), 1 + seed.nextInt(3)));
        }

        atOnce(IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    var random = new Random(1000L + i);
                    for (int step = 0; step < 20; step++) {
                        var plan = plans.get(random.nextInt(plans.size()));
                        switch (random.nextInt(6)) {
                            case 0 -> patiently(() -> reservations.release(plan.fulfilmentId()));
                            case 1 -> patiently(() -> reservations.confirm(plan.fulfilmentId()));
                            case 2 ->
                                patiently(() -> reservations.reduce(
                                        plan.fulfilmentId(), List.of(new LineQuantity("line-2", random.nextInt(3)))));
                            default -> reserve(plan);
                        }
                    }
                    return true;
                })
                .toList());

        assertThat(shelf.brokenRows()).isZero();
        for (var name : names) {
            assertThat(shelf.stock(name).reserved()).isEqualTo(shelf.held(name));
        }
    }

    private boolean reserve(FulfilmentPlan... plans) {
        try {
            patiently(() -> reservations.reserve(UUID.randomUUID(), List.of(plans)));
            return true;
        } catch (BusinessError outOfStock) {
            return false;
        }
    }

    /** Lets all of them go in the same moment, and fails when one of them does. */
    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(tasks.size())) {
            var futures = new ArrayList<Future<T>>();
            for (var task : tasks) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get(2, TimeUnit.MINUTES));
            }
            return results;
        }
    }

    /**
     * There are more threads than connections, and on a busy machine one may wait too long for its turn. Then nothing has
     * happened yet, and a job would be tried again as well.
     */
    private static void patiently(Runnable step) {
        while (true) {
            try {
                step.run();
                return;
            } catch (CannotCreateTransactionException noConnection) {
                Thread.onSpinWait();
            }
        }
    }
}
