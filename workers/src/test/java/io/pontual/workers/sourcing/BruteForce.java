package io.pontual.workers.sourcing;

/** Tries every plan there is; for problems of a handful of lines, nodes and units. */
final class BruteForce {
    private final SourcingProblem problem;
    private final boolean[] divisible;
    private final double[] parcel;
    private double best = Double.POSITIVE_INFINITY;

    private BruteForce(SourcingProblem problem) {
        this.problem = problem;
        this.divisible = problem.divisible();
        this.parcel = new double[problem.nodes()];
    }

    /** The cost of the cheapest plan. */
    static double cheapest(SourcingProblem problem) {
        var force = new BruteForce(problem);
        force.line(0, 0);
        return force.best;
    }

    private void line(int line, double cost) {
        if (line == problem.lines()) {
            end(cost);
        } else if (divisible[line]) {
            parts(line, 0, problem.quantity()[line], cost);
        } else {
            for (int node = 0; node < problem.nodes(); node++) {
                if (problem.units()[line][node] >= problem.quantity()[line]) {
                    parcel[node] += problem.value()[line];
                    line(line + 1, cost + problem.cost()[line][node]);
                    parcel[node] -= problem.value()[line];
                }
            }
            line(line + 1, cost + problem.unserved()[line]);
        }
    }

    private void parts(int line, int node, int missing, double cost) {
        double unit = 1.0 / problem.quantity()[line];
        if (node == problem.nodes()) {
            line(line + 1, cost + problem.unserved()[line] * missing * unit);
            return;
        }
        for (int units = 0; units <= Math.min(missing, problem.units()[line][node]); units++) {
            parcel[node] += problem.value()[line] * units * unit;
            parts(line, node + 1, missing - units, cost + problem.cost()[line][node] * units * unit);
            parcel[node] -= problem.value()[line] * units * unit;
        }
    }

    private void end(double cost) {
        int used = 0;
        boolean small = false;
        for (int node = 0; node < problem.nodes(); node++) {
            if (parcel[node] > 1e-6) {
                used++;
                cost += problem.fixed()[node];
                small |= parcel[node] < problem.split().minParcelValue() - 0.005;
            }
        }
        if (used <= problem.split().maxNodes() && (used < 2 || !small)) {
            best = Math.min(best, cost + Math.max(0, used - 1) * problem.split().surcharge());
        }
    }
}
