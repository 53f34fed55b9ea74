package io.pontual.journeys;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A command, not a test: {@code bpmn-docs/benchmarks.md} says how to run it and what it printed. */
class OrderLoadBenchmark extends Journey {
    private static final int ORDERS = Integer.getInteger("pontual.benchmark.orders", 100);
    private static final int WARM_UP = Integer.getInteger("pontual.benchmark.warm-up", 50);
    private static final int TRICKLE = Integer.getInteger("pontual.benchmark.trickle", 100);
    private static final int CLIENTS = 8;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void orders_flow() {
        // The first orders pay for class loading and compilation, as after every deployment.
        var warmUp = new OrderFlood(sandbox(), api);
        warmUp.stockUp(ORDERS + WARM_UP + TRICKLE);
        warmUp.post(WARM_UP, CLIENTS);
        warmUp.awaitEveryEnd(Duration.ofMinutes(10));
        var flood = new OrderFlood(sandbox(), api);
        var start = System.nanoTime();
        var atOnce = flood.post(ORDERS, CLIENTS);
        var posted = Duration.ofNanos(System.nanoTime() - start);
        // One more customer now and then, while engine, stores and mails are busy with all the others.
        var meanwhile = flood.trickle(TRICKLE, Duration.ofMillis(500));
        flood.awaitEveryEnd(Duration.ofMinutes(50));
        var ended = Duration.ofNanos(System.nanoTime() - start);
        flood.assertNothingLostAndNothingDoubled();
        System.out.printf(
                "%d orders by %d clients at once: accepted in %d s (%d/s), intake median %d ms, p99 %d ms;"
                        + " %d more, one each half second while those flow: intake median %d ms, p99 %d ms;"
                        + " all ended after %d s (%.1f/s); heap peak %d MiB of %d MiB%n",
                ORDERS,
                CLIENTS,
                posted.toSeconds(),
                ORDERS * 1000L / posted.toMillis(),
                atOnce.percentileMillis(50),
                atOnce.percentileMillis(99),
                TRICKLE,
                meanwhile.percentileMillis(50),
                meanwhile.percentileMillis(99),
                ended.toSeconds(),
                (ORDERS + TRICKLE) * 1000.0 / ended.toMillis(),
                heapPeak() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(java.lang.management.MemoryUsage::getUsed)
                .sum();
    }
}
