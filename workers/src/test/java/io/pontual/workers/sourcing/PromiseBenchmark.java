package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.pontual.workers.support.DatabaseTest;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Run by name: see bpmn-docs/benchmarks.md. One customer after the other asks how a basket can be had. */
@DatabaseTest
class PromiseBenchmark {
    private static final int ROUNDS = Integer.getInteger("pontual.benchmark.rounds", 200);
    private static final int NODES = 1000;
    private static final int PRODUCTS = 20;
    private static final int LINES = 3;

    @Autowired
    Promises promises;

    @Autowired
    DSLContext db;

    @Test
    void promise() {
        var shop = new Shop(db).chain(NODES, PRODUCTS, true);
        System.out.printf("%d nodes and %d products are there%n", NODES, PRODUCTS);
        run("to warm up", shop, Math.max(50, ROUNDS / 2));
        run("promised", shop, ROUNDS);
    }

    private void run(String name, Shop shop, int rounds) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var random = new Random(rounds);
        var micros = new long[rounds];
        var cpu = new long[rounds];
        int options = 0;
        for (int round = 0; round < rounds; round++) {
            var lines = random.ints(0, PRODUCTS)
                    .distinct()
                    .limit(LINES)
                    .mapToObj(sku -> new AskPromise.Line(shop.id("sku" + sku), 1 + random.nextInt(3), null))
                    .toList();
            var asked = new AskPromise("web", "BRL", lines, new AskPromise.Destination("01310-100"), null);
            long cpuBefore = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            var promise = promises.promise(asked);
            micros[round] = (System.nanoTime() - start) / 1000;
            cpu[round] = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1000;
            options += promise.options().size();
        }
        assertThat(options).isPositive();
        Arrays.sort(micros);
        Arrays.sort(cpu);
        System.out.printf(
                "%-12s %d lines x %d nodes, %.1f options: p50 %.1f ms, p99 %.1f ms, max %.1f ms"
                        + " (processor of the thread %.1f, %.1f, %.1f)%n",
                name,
                LINES,
                NODES,
                (double) options / rounds,
                micros[rounds / 2] / 1000.0,
                micros[rounds * 99 / 100] / 1000.0,
                micros[rounds - 1] / 1000.0,
                cpu[rounds / 2] / 1000.0,
                cpu[rounds * 99 / 100] / 1000.0,
                cpu[rounds - 1] / 1000.0);
    }
}
