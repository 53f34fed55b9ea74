package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.sandbox.MovableClock;
import io.pontual.workers.inventory.Movement.Cause;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever happens to stock, in whatever order: the books stay straight. The name of each test is its seed; a failed one is
 * repeated by adding its seed to {@link #seeds()}.
 */
@DatabaseTest
@Import({FakeOrders.class, MovableTime.class})
class StockInterleavingsIT {
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final int THREADS = 8;

    @Autowired
    StockReservations reservations;

    @Autowired
    ReservationExpiry expiry;

    @Autowired
    MissingStock missing;

    @Autowired
    StockLedger ledger;

    @Autowired
    Inventory inventory;

    @Autowired
    ApplicationContext context;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    /** Some that stay the same, and one that is new each time. */
    static LongStream seeds() {
        return LongStream.of(1, 2, 3, new Random().nextLong());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_sequence_of_steps_keeps_the_books_straight(long seed) {
        var shop = new Shop();
        var random = new Random(seed);
        for (int step = 0; step < 120; step++) {
            var what = shop.step(random);
            StockBooks.assertStraight(db, shop.nodeIds());
            for (var name : NAMES) {
                assertThat(shop.here.stock(name).reserved())
                        .as("after step %d, %s", step, what)
                        .isBetween(0, shop.here.stock(name).onHand());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void steps_of_many_at_once_keep_the_books_straight(long seed) throws Exception {
        var shop = new Shop();
        AtOnce.run(IntStream.range(0, THREADS)
                .<Callable<Void>>mapToObj(thread -> () -> {
                    var random = new Random(seed * THREADS + thread);
                    for (int step = 0; step < 30; step++) {
                        AtOnce.patiently(() -> shop.step(random));
                    }
                    return null;
                })
                .toList());
        StockBooks.assertStraight(db, shop.nodeIds());
    }

    /** Two nodes with three products, and everything that can happen there. */
    private final class Shop {
        final Shelf here =
                new Shelf(inventory, db).with("a", 20).with("b", 15, 3).with("c", 40);
        private final Shelf there = new Shelf(inventory, db);
        private final List<Order> orders = new CopyOnWriteArrayList<>();

        private record Order(UUID orderId, FulfilmentPlan plan) {}

        Shop() {
            NAMES.forEach(name -> inventory.put(new StockRow(there.nodeId, here.sku(name), new StockRequest(5, 0))));
        }

        List<String> nodeIds() {
            return List.of(here.nodeId, there.nodeId);
        }

        /** @return what was done */
        String step(Random random) {
            var known = orders.isEmpty() ? null : orders.get(random.nextInt(orders.size()));
            var stock = new StockKey(here.nodeId, here.sku(NAMES.get(random.nextInt(NAMES.size()))));
            int kind = known == null ? 0 : random.nextInt(13);
            int units = random.nextInt(30);
            try {
                switch (kind) {
                    case 0, 1, 2 -> reserve(new Order(UUID.randomUUID(), plan(random)), kind);
                    case 3 -> reserve(known, kind);
                    case 4 -> reservations.confirm(known.plan().fulfilmentId());
                    case 5 -> reservations.release(known.plan().fulfilmentId());
                    case 6 -> {
                        clock.advance(Duration.ofMinutes(random.nextInt(8)));
                        expiry.sweep();
                    }
                    case 7 ->
                        new Feeding(context)
                                .delta(
                                        FeedKind.STOCK,
                                        "nodeId,sku,onHand,safetyStock\n%s,%s,%d,1\n"
                                                .formatted(stock.nodeId(), stock.sku(), units));
                    case 8 -> inventory.put(new StockRow(stock.nodeId(), stock.sku(), new StockRequest(units, 0)));
                    case 9 -> count(stock, units);
                    case 10 -> damage(stock);
                    case 11 -> missing.notFound(known.plan().fulfilmentId(), picked(random));
                    default ->
                        reservations.move(
                                known.orderId(),
                                known.plan().fulfilmentId(),
                                List.of(new LineQuantity("line-1", 1 + random.nextInt(2))),
                                UUID.nameUUIDFromBytes(
                                        known.plan().fulfilmentId().toString().getBytes()),
                                there.nodeId);
                }
            } catch (BusinessError | NeedsOperator | Problem refused) {
                return kind + " refused";
            } catch (IllegalArgumentException neverHeld) {
                assertThat(neverHeld).hasMessageContaining("never held");
            }
            return String.valueOf(kind);
        }

        private void reserve(Order order, int kind) {
            if (!orders.contains(order)) {
                orders.add(order);
            }
            reservations.reserve(order.orderId(), List.of(order.plan()), kind == 2 ? Duration.ofMinutes(10) : null);
        }

        private FulfilmentPlan plan(Random random) {
            return here.plan(
                    NAMES.get(random.nextInt(3)),
                    1 + random.nextInt(4),
                    NAMES.get(random.nextInt(3)),
                    1 + random.nextInt(4));
        }

        private List<LineQuantity> picked(Random random) {
            return List.of(
                    new LineQuantity("line-1", random.nextInt(5)), new LineQuantity("line-2", random.nextInt(5)));
        }

        private void count(StockKey stock, int units) {
            transaction.executeWithoutResult(status -> {
                var level = ledger.lock(List.of(stock)).get(stock);
                int counted = Math.max(units, level.reserved());
                ledger.bookLocked(
                        List.of(Movement.onHand(stock, counted - level.onHand(), Cause.COUNT, UUID.randomUUID())));
            });
        }

        private void damage(StockKey stock) {
            transaction.executeWithoutResult(status -> {
                if (ledger.lock(List.of(stock)).get(stock).free() > 0) {
                    ledger.bookLocked(List.of(new Movement(stock, -1, 0, 1, 0, Cause.DAMAGED, null, null)));
                }
            });
        }
    }
}
