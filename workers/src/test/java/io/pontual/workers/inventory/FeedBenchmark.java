package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** A command, not a test: {@code bpmn-docs/benchmarks.md} says how to run it and what it printed. */
@DatabaseTest
@Import(FakeOrders.class)
class FeedBenchmark {
    private static final int ROWS = Integer.getInteger("pontual.benchmark.rows", 1_000_000);
    private static final int SKUS = 10_000;
    private static final int NODES = ROWS / SKUS;
    private static final int SOLD = 500;

    private final String own = UUID.randomUUID().toString().substring(24);

    @Autowired
    ApplicationContext context;

    @Autowired
    StockReservations reservations;

    @Autowired
    DSLContext db;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void a_feed_while_goods_are_sold() throws Exception {
        var feeds = new Feeding(context);
        feeds.run(
                FeedKind.NODES,
                FeedMode.DELTA,
                lines(
                        "nodeId,name,kind,latitude,longitude,timeZone,city,state,methods,system,active\n",
                        NODES + 1,
                        i -> node(i) + ",Loja,store,-23.5,-46.6,America/Sao_Paulo,São Paulo,SP,pickup,jms,true\n"),
                null,
                null);
        feeds.run(
                FeedKind.PRODUCTS,
                FeedMode.DELTA,
                lines(
                        "sku,name,group,unitPrice,currency,weightGrams\n",
                        SKUS,
                        i -> sku(i) + ",Item,apparel,10.00,BRL,100\n"),
                null,
                null);
        // A node outside the file is sold from during the first load.
        feeds.run(FeedKind.STOCK, FeedMode.DELTA, stock(SOLD, i -> row(NODES, i, 1_000_000)), null, null);

        report("selling alone", selling(NODES, () -> {
            Thread.sleep(10_000);
            return null;
        }));
        report("first load, all new", selling(NODES, () -> feed(feeds, i -> 1_000_000)));
        report("the same again", selling(0, () -> feed(feeds, i -> 1_000_000)));
        report("one row in ten changed", selling(0, () -> feed(feeds, i -> i % 10 == 3 ? 900_000 : 1_000_000)));

        assertThat(db.fetchCount(STOCK_LEVEL, STOCK_LEVEL.NODE_ID.like("%-" + own)))
                .isEqualTo(ROWS + SOLD);
        StockBooks.assertStraight(db);
        System.out.printf(
                "heap: %d MiB at most in use, of %d MiB%n",
                heapPeak() >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }

    private FeedRun feed(Feeding feeds, LongFunction<Integer> onHand) {
        return feeds.run(
                FeedKind.STOCK,
                FeedMode.FULL,
                stock(ROWS, i -> row((int) (i / SKUS), i % SKUS, onHand.apply(i))),
                null,
                (long) ROWS);
    }

    private record Timed(FeedRun run, Duration took, long[] latencies) {}

    /** Two sellers reserve and hand over one unit after the other while the work goes on. */
    private Timed selling(int atNode, Callable<FeedRun> work) throws Exception {
        var done = new AtomicBoolean();
        try (var sellers = Executors.newFixedThreadPool(2)) {
            var selling = new ArrayList<java.util.concurrent.Future<List<Long>>>();
            for (int i = 0; i < 2; i++) {
                var random = new Random(i);
                selling.add(sellers.submit(() -> sell(atNode, random, done)));
            }
            var start = System.nanoTime();
            var run = work.call();
            var took = Duration.ofNanos(System.nanoTime() - start);
            done.set(true);
            var latencies = new ArrayList<Long>();
            for (var seller : selling) {
                latencies.addAll(seller.get());
            }
            return new Timed(
                    run,
                    took,
                    latencies.stream().mapToLong(Long::longValue).sorted().toArray());
        }
    }

    private List<Long> sell(int atNode, Random random, AtomicBoolean done) throws InterruptedException {
        var latencies = new ArrayList<Long>();
        while (!done.get()) {
            var plan = new FulfilmentPlan(
                    UUID.randomUUID(),
                    "pickup-in-store",
                    node(atNode),
                    "jms",
                    List.of("apparel"),
                    List.of(new FulfilmentPlan.Item("1", sku(random.nextInt(SOLD)), "Item", 1)));
            var start = System.nanoTime();
            reservations.reserve(UUID.randomUUID(), List.of(plan));
            latencies.add(System.nanoTime() - start);
            reservations.confirm(plan.fulfilmentId());
            // A shop at its busiest, not a machine at its limit.
            Thread.sleep(20);
        }
        return latencies;
    }

    private static void report(String what, Timed timed) {
        var latencies = timed.latencies();
        System.out.printf(
                "%s: %.1f s%s; meanwhile %d reservations, median %.1f ms, p99 %.1f ms, worst %.1f ms%n",
                what,
                timed.took().toMillis() / 1000.0,
                timed.run() == null
                        ? ""
                        : ", %d rows read, %d changed"
                                .formatted(timed.run().rowsRead(), timed.run().rowsChanged()),
                latencies.length,
                millis(latencies, 0.5),
                millis(latencies, 0.99),
                millis(latencies, 1));
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }

    private InputStream stock(int rows, LongFunction<String> row) {
        return lines("nodeId,sku,onHand,safetyStock\n", rows, row);
    }

    private String row(int node, long sku, int onHand) {
        return node(node) + "," + sku(sku) + "," + onHand + ",2\n";
    }

    private String node(long index) {
        return "n%03d-%s".formatted(index, own);
    }

    private String sku(long index) {
        return "s" + own + "-" + (10_000 + index);
    }

    /** Made while it is read. */
    private static InputStream lines(String header, long count, LongFunction<String> line) {
        return new InputStream() {
            private long next;
            private byte[] current = header.getBytes(StandardCharsets.UTF_8);
            private int at;

            @Override
            public int read() {
                return fill() ? current[at++] : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (!fill()) {
                    return -1;
                }
                var copied = Math.min(length, current.length - at);
                System.arraycopy(current, at, target, offset, copied);
                at += copied;
                return copied;
            }

            private boolean fill() {
                if (at == current.length) {
                    if (next == count) {
                        return false;
                    }
                    var text = new StringBuilder();
                    for (int i = 0; i < 200 && next < count; i++) {
                        text.append(line.apply(next++));
                    }
                    current = text.toString().getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                return true;
            }
        };
    }

    private static long heapPeak() {
        return Arrays.stream(
                        ManagementFactory.getMemoryPoolMXBeans().toArray(java.lang.management.MemoryPoolMXBean[]::new))
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
