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
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Many at once. A deadlock would come out as an exception of one of them. */
@DatabaseTest
@Import(FakeOrders.class)
class StockConcurrencyIT {
    private static final int THREADS = 32;

    @Autowired
    StockReservations reservations;

    @Autowired
    MissingStock missing;

    @Autowired
    Inventory inventory;

    @Autowired
    ApplicationContext context;

    @Autowired
    DSLContext db;

    @AfterEach
    void books_are_straight() {
        StockBooks.assertStraight(db);
    }

    @Test
    void of_many_who_want_the_last_units_exactly_as_many_get_one_as_there_are() throws Exception {
        var shelf = new Shelf(inventory, db).with("last", 10, 3);

        var sold = AtOnce.run(IntStream.range(0, THREADS)
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

        AtOnce.run(IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    AtOnce.patiently(() -> reservations.reserve(orderId, List.of(plan)));
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
        var feeds = new Feeding(context);
        var counts = "nodeId,sku,onHand,safetyStock\n%1$s,%4$s,%%1$d,0\n%1$s,%2$s,%%1$d,0\n%1$s,%3$s,%%1$d,0\n"
                .formatted(shelf.nodeId, shelf.sku("a"), shelf.sku("b"), shelf.sku("c"));

        AtOnce.run(IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    for (int round = 0; round < 10; round++) {
                        switch (i % 4) {
                            case 0 -> reserve(shelf.plan("a", 1, "b", 1, "c", 1), there.plan("a", 1));
                            case 1 -> reserve(there.plan("a", 1), shelf.plan("c", 1, "b", 1, "a", 1));
                            case 2 -> {
                                var plan = shelf.plan("b", 2, "a", 2, "c", 2);
                                reserve(plan);
                                AtOnce.patiently(() -> reservations.release(plan.fulfilmentId()));
                            }
                            default -> {
                                // Feeds take turns, so a few are enough to be there all the time.
                                if (round < 3) {
                                    feeds.delta(FeedKind.STOCK, counts.formatted(90_000 + i));
                                }
                            }
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

        AtOnce.run(IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    var random = new Random(1000L + i);
                    for (int step = 0; step < 20; step++) {
                        var plan = plans.get(random.nextInt(plans.size()));
                        switch (random.nextInt(6)) {
                            case 0 -> AtOnce.patiently(() -> reservations.release(plan.fulfilmentId()));
                            case 1 -> AtOnce.patiently(() -> reservations.confirm(plan.fulfilmentId()));
                            case 2 ->
                                AtOnce.patiently(() -> missing.notFound(
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
            AtOnce.patiently(() -> reservations.reserve(UUID.randomUUID(), List.of(plans)));
            return true;
        } catch (BusinessError outOfStock) {
            return false;
        }
    }
}
