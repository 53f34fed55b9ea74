package io.pontual.workers.sourcing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Run by name: see bpmn-docs/benchmarks.md. What one decision costs, without input and output. */
class SourcingBenchmark {
    private static final int ROUNDS = Integer.getInteger("pontual.benchmark.rounds", 1000);

    @Test
    void optimiser() {
        run("usual, 20 lines x 1,000 nodes", seed -> Problems.usual(seed, 20, 1000));
        run("few lines per node, six parcels at most", seed -> Problems.hard(seed, 20, 1000));
        run("every line at other nodes, five parcels", seed -> Problems.apart(seed, 20, 1000));
        run("usual, 3 lines x 15 nodes", seed -> Problems.usual(seed, 3, 15));
    }

    private interface Maker {
        SourcingProblem make(long seed);
    }

    private static void run(String name, Maker maker) {
        for (int seed = 0; seed < 300; seed++) {
            new Optimiser(maker.make(seed)).solve(new BitSet(), 300_000);
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var micros = new long[ROUNDS];
        var cpu = new long[ROUNDS];
        long bytes = 0;
        int proven = 0;
        int parcels = 0;
        double gap = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var problem = maker.make(1000 + round);
            long before = threads.getCurrentThreadAllocatedBytes();
            long cpuBefore = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            var found = new Optimiser(problem).solve(new BitSet(), 300_000);
            micros[round] = (System.nanoTime() - start) / 1000;
            cpu[round] = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1000;
            bytes += threads.getCurrentThreadAllocatedBytes() - before;
            proven += found.proven() ? 1 : 0;
            parcels += found.nodes().length;
            gap = Math.max(gap, found.gap());
        }
        Arrays.sort(micros);
        Arrays.sort(cpu);
        System.out.printf(
                "%-42s p50 %.2f ms, p99 %.2f ms, max %.2f ms (processor %.2f, %.2f, %.2f);"
                        + " %d KiB; proven %.1f %%, largest gap %.2f; %.1f parcels%n",
                name,
                micros[ROUNDS / 2] / 1000.0,
                micros[ROUNDS * 99 / 100] / 1000.0,
                micros[ROUNDS - 1] / 1000.0,
                cpu[ROUNDS / 2] / 1000.0,
                cpu[ROUNDS * 99 / 100] / 1000.0,
                cpu[ROUNDS - 1] / 1000.0,
                bytes / ROUNDS / 1024,
                100.0 * proven / ROUNDS,
                gap,
                (double) parcels / ROUNDS);
    }
}
