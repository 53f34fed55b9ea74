package io.pontual.workers.sourcing;

import java.util.Arrays;

/**
 * The cheapest way to supply the lines from a given set of nodes. Used over and over in one search, so it keeps its
 * arrays; not for two threads.
 */
final class Assignment {
    private static final int STEPS = 2_000;
    private static final double CENT = 0.005;

    private final SourcingProblem problem;
    private final double[] fixed;
    private final boolean[] divisible;
    private final int[] order;
    private final double[] parcel;
    private final int[] at;
    private final int[][] parts;

    private final int[] bestAt;
    private final int[][] bestParts;
    private double best;
    private int steps;
    private long allSteps;
    private boolean found;
    private boolean exact = true;
    private final double[] rest;

    /** @param fixed cost of each node, which may differ a little from the problem's to break ties */
    Assignment(SourcingProblem problem, boolean[] divisible, double[] fixed) {
        this.problem = problem;
        this.divisible = divisible;
        this.fixed = fixed;
        this.at = new int[problem.lines()];
        this.bestAt = new int[problem.lines()];
        this.parcel = new double[problem.nodes()];
        this.rest = new double[problem.lines() + 1];
        this.parts = new int[problem.lines()][];
        this.bestParts = new int[problem.lines()][];
        this.order = byValue(problem);
    }

    /** Whether every cost so far was the least there is: bundling small parcels is given up after many steps. */
    boolean exact() {
        return exact;
    }

    /** How far bundling has searched so far. */
    long steps() {
        return allSteps;
    }

    /**
     * What the set costs, nodes that nothing comes from not counted. {@link #units} then tells who supplies what.
     *
     * @param limit a plan that costs as much is known: what exceeds it need not be exact
     */
    double cost(int[] set, int size, double limit) {
        double total = 0;
        for (int k = 0; k < size; k++) {
            parcel[set[k]] = 0;
        }
        for (int line = 0; line < at.length; line++) {
            total += divisible[line] ? fill(line, set, size) : choose(line, set, size);
        }
        int used = 0;
        boolean small = false;
        for (int k = 0; k < size; k++) {
            double value = parcel[set[k]];
            if (value > 0) {
                used++;
                total += fixed[set[k]];
                small |= value < problem.split().minParcelValue() - CENT;
            }
        }
        total += Math.max(0, used - 1) * problem.split().surcharge();
        return used > 1 && small && total < limit ? bundled(set, size, limit) : total;
    }

    /** Units of a line that come from the k-th node of the set that was costed last. */
    int units(int line, int k, int[] set) {
        if (divisible[line]) {
            return parts[line][k];
        }
        return at[line] == set[k] ? problem.quantity()[line] : 0;
    }

    private double choose(int line, int[] set, int size) {
        double least = problem.unserved()[line];
        at[line] = -1;
        for (int k = 0; k < size; k++) {
            int node = set[k];
            if (problem.units()[line][node] >= problem.quantity()[line] && problem.cost()[line][node] < least) {
                least = problem.cost()[line][node];
                at[line] = node;
            }
        }
        if (at[line] >= 0) {
            parcel[at[line]] += worth(line);
        }
        return least;
    }

    /** From the cheapest node as much as it has, then from the next. */
    private double fill(int line, int[] set, int size) {
        int missing = problem.quantity()[line];
        double total = 0;
        var taken = parts[line] == null || parts[line].length < size ? parts[line] = new int[size] : parts[line];
        Arrays.fill(taken, 0);
        while (missing > 0) {
            int cheapest = -1;
            for (int k = 0; k < size; k++) {
                if (taken[k] == 0
                        && problem.units()[line][set[k]] > 0
                        && (cheapest < 0 || problem.cost()[line][set[k]] < problem.cost()[line][set[cheapest]])) {
                    cheapest = k;
                }
            }
            if (cheapest < 0) {
                break;
            }
            taken[cheapest] = Math.min(missing, problem.units()[line][set[cheapest]]);
            missing -= taken[cheapest];
            double share = (double) taken[cheapest] / problem.quantity()[line];
            total += share * problem.cost()[line][set[cheapest]];
            parcel[set[cheapest]] += share * worth(line);
        }
        return total + problem.unserved()[line] * missing / problem.quantity()[line];
    }

    /** Never nothing, so that a gift opens its parcel like any other line. */
    private double worth(int line) {
        return Math.max(problem.value()[line], 1e-9);
    }

    /** The cheapest way in which no parcel is too small; infinite when there is none below the limit. */
    private double bundled(int[] set, int size, double limit) {
        for (int k = 0; k < size; k++) {
            parcel[set[k]] = 0;
        }
        rest[order.length] = 0;
        for (int position = order.length - 1; position >= 0; position--) {
            int line = order[position];
            rest[position] = rest[position + 1] + least(line, set, size);
            if (divisible[line]) {
                Arrays.fill(parts[line], 0);
                // Just enough units to make a parcel large enough are not tried, only as many as a node has.
                exact = false;
            }
        }
        best = limit;
        found = false;
        steps = 0;
        bundle(0, 0, 0, set, size);
        allSteps += steps;
        exact &= steps < STEPS;
        if (!found) {
            return Double.POSITIVE_INFINITY;
        }
        System.arraycopy(bestAt, 0, at, 0, at.length);
        for (int line = 0; line < at.length; line++) {
            if (divisible[line]) {
                System.arraycopy(bestParts[line], 0, parts[line], 0, size);
            }
        }
        return best;
    }

    private double least(int line, int[] set, int size) {
        double least = problem.unserved()[line];
        for (int k = 0; k < size; k++) {
            if (can(line, set[k])) {
                least = Math.min(least, problem.cost()[line][set[k]]);
            }
        }
        return least;
    }

    private boolean can(int line, int node) {
        return problem.units()[line][node] >= (divisible[line] ? 1 : problem.quantity()[line]);
    }

    private void bundle(int position, int used, double cost, int[] set, int size) {
        if (cost + rest[position] >= best || steps++ >= STEPS) {
            return;
        }
        if (position == order.length) {
            if (used < 2 || large(set, size)) {
                keep(cost, size);
            }
            return;
        }
        int line = order[position];
        if (divisible[line]) {
            divide(position, line, problem.quantity()[line], used, cost, set, size);
            return;
        }
        for (int k = 0; k < size; k++) {
            int node = set[k];
            if (can(line, node)) {
                at[line] = node;
                double dearer = cost + opening(node, used) + problem.cost()[line][node];
                double before = parcel[node];
                parcel[node] = before + worth(line);
                bundle(position + 1, before > 0 ? used : used + 1, dearer, set, size);
                parcel[node] = before;
            }
        }
        at[line] = -1;
        bundle(position + 1, used, cost + problem.unserved()[line], set, size);
    }

    /** From the nodes in any order, from each as much as it has; or the rest from nobody. */
    private void divide(int position, int line, int missing, int used, double cost, int[] set, int size) {
        double share = (double) missing / problem.quantity()[line];
        for (int k = 0; k < size && missing > 0 && cost < best; k++) {
            int node = set[k];
            if (parts[line][k] == 0 && can(line, node)) {
                int taken = Math.min(missing, problem.units()[line][node]);
                double part = (double) taken / problem.quantity()[line];
                double dearer = cost + opening(node, used) + part * problem.cost()[line][node];
                double before = parcel[node];
                parts[line][k] = taken;
                parcel[node] = before + part * worth(line);
                divide(position, line, missing - taken, before > 0 ? used : used + 1, dearer, set, size);
                parcel[node] = before;
                parts[line][k] = 0;
            }
        }
        bundle(position + 1, used, cost + share * problem.unserved()[line], set, size);
    }

    private double opening(int node, int used) {
        return parcel[node] > 0 ? 0 : fixed[node] + (used > 0 ? problem.split().surcharge() : 0);
    }

    private void keep(double cost, int size) {
        best = cost;
        found = true;
        System.arraycopy(at, 0, bestAt, 0, at.length);
        for (int line = 0; line < at.length; line++) {
            if (divisible[line]) {
                bestParts[line] = Arrays.copyOf(parts[line], size);
            }
        }
    }

    private boolean large(int[] set, int size) {
        for (int k = 0; k < size; k++) {
            double value = parcel[set[k]];
            if (value > 0 && value < problem.split().minParcelValue() - CENT) {
                return false;
            }
        }
        return true;
    }

    /** Dear lines first: they make parcels large enough early. */
    private static int[] byValue(SourcingProblem problem) {
        var order = new int[problem.lines()];
        for (int i = 0; i < order.length; i++) {
            int j = i;
            for (; j > 0 && problem.value()[order[j - 1]] < problem.value()[i]; j--) {
                order[j] = order[j - 1];
            }
            order[j] = i;
        }
        return order;
    }
}
