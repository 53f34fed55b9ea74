package io.pontual.workers.sourcing;

import com.sun.management.ThreadMXBean;
import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.support.DatabaseTest;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Run by name: see bpmn-docs/benchmarks.md. A whole decision: availability read, rules asked, record and places written. */
@DatabaseTest
class SourcingServiceBenchmark {
    private static final int ROUNDS = Integer.getInteger("pontual.benchmark.rounds", 500);
    private static final int NODES = 1000;
    private static final int LINES = 20;

    @Autowired
    Sourcing sourcing;

    @Autowired
    Availability availability;

    @Autowired
    DSLContext db;

    @Test
    void decide() {
        var shop = new Shop(db);
        shop.chain(NODES, LINES, false);
        System.out.printf("%d nodes and %d products are there%n", NODES, LINES);
        run("to warm up", shop, 200, sourcing::decide);
        run(
                "availability read alone",
                shop,
                ROUNDS,
                request -> availability.snapshot(
                        request.lines().stream().map(SourcingRequest.Line::sku).toList(), "ship", "web"));
        run("decided, nothing written", shop, ROUNDS, sourcing::preview);
        run("decided and recorded", shop, ROUNDS, sourcing::decide);
    }

    private static void run(String name, Shop shop, int rounds, Consumer<SourcingRequest> step) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var micros = new long[rounds];
        var cpu = new long[rounds];
        long bytes = 0;
        for (int round = 0; round < rounds; round++) {
            var random = new Random(round);
            var wish = shop.wish();
            for (int line = 0; line < LINES; line++) {
                wish.priced((20 + random.nextInt(200)) + ".00").line("L" + line, "sku" + line, 1 + random.nextInt(3));
            }
            var request = wish.request();
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long cpuBefore = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            step.accept(request);
            micros[round] = (System.nanoTime() - start) / 1000;
            cpu[round] = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1000;
            bytes += threads.getCurrentThreadAllocatedBytes() - allocated;
        }
        Arrays.sort(micros);
        Arrays.sort(cpu);
        System.out.printf(
                "%-26s %d lines x %d nodes: p50 %.1f ms, p99 %.1f ms, max %.1f ms"
                        + " (processor of the thread %.1f, %.1f, %.1f); %d KiB%n",
                name,
                LINES,
                NODES,
                micros[rounds / 2] / 1000.0,
                micros[rounds * 99 / 100] / 1000.0,
                micros[rounds - 1] / 1000.0,
                cpu[rounds / 2] / 1000.0,
                cpu[rounds * 99 / 100] / 1000.0,
                cpu[rounds - 1] / 1000.0,
                bytes / rounds / 1024);
    }
}
