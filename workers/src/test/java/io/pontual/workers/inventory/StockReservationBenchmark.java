package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.Movement.Cause;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** A command, not a test: {@code bpmn-docs/benchmarks.md} says how to run it and what it printed. */
@DatabaseTest
@Import(FakeOrders.class)
class StockReservationBenchmark {
    private static final int BUYERS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("pontual.benchmark.warm-up", 5));
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("pontual.benchmark.seconds", 15));
    private static final int NODES = 100;
    private static final int PRODUCTS = 100;

    @Autowired
    StockReservations reservations;

    @Autowired
    GroupReservation group;

    @Autowired
    ReservationRepository repository;

    @Autowired
    StockLedger ledger;

    @Autowired
    Inventory inventory;

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @Test
    void reservations_per_second() {
        System.out.printf(
                "%d buyers, %d s each after %d s to warm up; fsync %s, synchronous_commit %s%n",
                BUYERS, RUN.toSeconds(), WARM_UP.toSeconds(), setting("fsync"), setting("synchronous_commit"));
        var hot = new Shelf(inventory, db).with("hot", StockRequest.MOST);
        Supplier<FulfilmentPlan> oneRow = () -> hot.plan("hot", 1);
        var catalogue = new Shelf(inventory, db);
        IntStream.range(0, PRODUCTS).forEach(product -> catalogue.with("p" + product, 1));
        var nodeIds = new ArrayList<String>();
        for (int node = 0; node < NODES; node++) {
            var nodeId = new Shelf(inventory, db).nodeId;
            nodeIds.add(nodeId);
            new Feeding(context)
                    .delta(
                            FeedKind.STOCK,
                            IntStream.range(0, PRODUCTS)
                                    .mapToObj(product -> nodeId + "," + catalogue.sku("p" + product) + ",1000000,0\n")
                                    .collect(Collectors.joining("", "nodeId,sku,onHand,safetyStock\n", "")));
        }
        Supplier<FulfilmentPlan> manyRows = () -> {
            var random = ThreadLocalRandom.current();
            var plan = catalogue.plan("p" + random.nextInt(PRODUCTS), 1);
            return new FulfilmentPlan(
                    plan.fulfilmentId(),
                    plan.processId(),
                    nodeIds.get(random.nextInt(NODES)),
                    plan.storeSystem(),
                    plan.productGroups(),
                    plan.lines());
        };
        var naive = measure("one hot row, naive SELECT FOR UPDATE", this::naive, oneRow);
        measure("one hot row, one by one", this::alone, oneRow);
        var grouped = measure("one hot row, grouped", this::grouped, oneRow);
        measure("10,000 rows, naive SELECT FOR UPDATE", this::naive, manyRows);
        measure("10,000 rows, one by one", this::alone, manyRows);
        measure("10,000 rows, grouped", this::grouped, manyRows);
        System.out.printf("grouped is %.1f times the naive way on the hot row%n", grouped / naive);
        StockBooks.assertStraight(db);
        assertThat(hot.stock("hot").reserved()).isEqualTo(hot.held("hot"));
    }

    /** The least that keeps the books: lock the level, look, write reservation, level and ledger, commit. */
    private void naive(FulfilmentPlan plan) {
        var line = plan.lines().getFirst();
        var stock = new StockKey(plan.nodeId(), line.sku());
        transaction.executeWithoutResult(status -> {
            if (ledger.lock(List.of(stock)).get(stock).available() < line.quantity()) {
                throw new IllegalStateException("out of stock");
            }
            var held = repository.insertHeld(List.of(
                    new Holding(UUID.randomUUID(), plan.fulfilmentId(), line.lineId(), stock, line.quantity(), null)));
            ledger.bookLocked(List.of(Movement.reserved(held.getFirst(), line.quantity(), Cause.RESERVE)));
        });
    }

    /** All that the product does, in a transaction for each order. */
    private void alone(FulfilmentPlan plan) {
        group.reserve(new Wanted(UUID.randomUUID(), List.of(plan), null));
    }

    /** All that the product does, as it does it. */
    private void grouped(FulfilmentPlan plan) {
        reservations.reserve(UUID.randomUUID(), List.of(plan));
    }

    private static double measure(String what, Consumer<FulfilmentPlan> way, Supplier<FulfilmentPlan> plans) {
        run(way, plans, WARM_UP);
        var nanos = run(way, plans, RUN);
        var perSecond = nanos.size() / (double) RUN.toSeconds();
        System.out.printf(
                "%-40s %7.0f/s, median %6.1f ms, p99 %6.1f ms%n",
                what, perSecond, nanos.get(nanos.size() / 2) / 1e6, nanos.get(nanos.size() * 99 / 100) / 1e6);
        return perSecond;
    }

    /** @return how long each took, in order */
    private static List<Long> run(Consumer<FulfilmentPlan> way, Supplier<FulfilmentPlan> plans, Duration time) {
        var nanos = new ConcurrentLinkedQueue<Long>();
        long end = System.nanoTime() + time.toNanos();
        try {
            AtOnce.run(IntStream.range(0, BUYERS)
                    .<Callable<Void>>mapToObj(buyer -> () -> {
                        while (System.nanoTime() < end) {
                            var plan = plans.get();
                            long start = System.nanoTime();
                            AtOnce.patiently(() -> way.accept(plan));
                            nanos.add(System.nanoTime() - start);
                        }
                        return null;
                    })
                    .toList());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return nanos.stream().sorted().toList();
    }

    private String setting(String name) {
        return db.fetchSingle("show " + name).get(0, String.class);
    }
}
