package io.pontual.workers.sourcing;

import java.util.Random;

/** Made-up problems; the same seed makes the same problem. */
final class Problems {
    static final double UNSERVED = 100_000;

    private Problems() {}

    /** Few lines, nodes and units, scarce stock, so that every way of splitting comes up. */
    static SourcingProblem small(long seed) {
        var random = new Random(seed);
        int lines = 1 + random.nextInt(4);
        int nodes = 1 + random.nextInt(5);
        double stocked = 0.3 + 0.7 * random.nextDouble();
        var problem = empty(
                lines,
                nodes,
                new SplitPolicy(
                        1 + random.nextInt(4), random.nextBoolean() ? 0 : random.nextInt(150), random.nextInt(12)));
        for (int node = 0; node < nodes; node++) {
            problem.fixed()[node] = random.nextInt(4000) / 100.0;
        }
        for (int line = 0; line < lines; line++) {
            problem.quantity()[line] = 1 + random.nextInt(3);
            problem.value()[line] = (1 + random.nextInt(200));
            problem.unserved()[line] = UNSERVED;
            for (int node = 0; node < nodes; node++) {
                problem.cost()[line][node] = random.nextInt(3000) / 100.0 - 2;
                problem.units()[line][node] = random.nextDouble() < stocked ? random.nextInt(4) : 0;
            }
        }
        return problem;
    }

    /** A retailer: most nodes have most lines, and what is far costs more. */
    static SourcingProblem usual(long seed, int lines, int nodes) {
        var random = new Random(seed);
        var problem = empty(lines, nodes, new SplitPolicy(3, 50, 8));
        for (int line = 0; line < lines; line++) {
            problem.quantity()[line] = 1 + random.nextInt(3);
            problem.value()[line] = 20 + random.nextInt(300);
            problem.unserved()[line] = UNSERVED;
        }
        for (int node = 0; node < nodes; node++) {
            double far = random.nextDouble() * random.nextDouble() * 3000;
            problem.fixed()[node] = 12 + 0.01 * far + 4 * random.nextDouble();
            double stocked = 0.5 + 0.45 * random.nextDouble();
            for (int line = 0; line < lines; line++) {
                problem.cost()[line][node] = 1 + 0.001 * far + 6 * random.nextDouble();
                problem.units()[line][node] = random.nextDouble() < stocked ? 1 + random.nextInt(12) : 0;
            }
        }
        return problem;
    }

    /** Every node has a few lines only, no two the same, and the number of parcels is tight. */
    static SourcingProblem hard(long seed, int lines, int nodes) {
        var random = new Random(seed);
        var problem = empty(lines, nodes, new SplitPolicy(6, 80, 5));
        for (int line = 0; line < lines; line++) {
            problem.quantity()[line] = 1;
            problem.value()[line] = 20 + random.nextInt(300);
            problem.unserved()[line] = UNSERVED;
        }
        for (int node = 0; node < nodes; node++) {
            problem.fixed()[node] = 10 + 15 * random.nextDouble();
            for (int k = 0; k < 4; k++) {
                int line = random.nextInt(lines);
                problem.units()[line][node] = 1;
                problem.cost()[line][node] = 2 + 20 * random.nextDouble();
            }
        }
        return problem;
    }

    /** No two nodes have the same line: as many parcels as lines would be needed, and only five are allowed. */
    static SourcingProblem apart(long seed, int lines, int nodes) {
        var random = new Random(seed);
        var problem = empty(lines, nodes, new SplitPolicy(5, 0, 5));
        for (int line = 0; line < lines; line++) {
            problem.quantity()[line] = 1 + random.nextInt(2);
            problem.value()[line] = 20 + random.nextInt(300);
            problem.unserved()[line] = UNSERVED;
        }
        for (int node = 0; node < nodes; node++) {
            problem.fixed()[node] = 10 + 15 * random.nextDouble();
            int line = node % lines;
            problem.units()[line][node] = 2;
            problem.cost()[line][node] = 2 + 20 * random.nextDouble();
        }
        return problem;
    }

    private static SourcingProblem empty(int lines, int nodes, SplitPolicy split) {
        return new SourcingProblem(
                new int[lines],
                new double[lines],
                new double[lines],
                new double[nodes],
                new double[lines][nodes],
                new int[lines][nodes],
                split);
    }
}
