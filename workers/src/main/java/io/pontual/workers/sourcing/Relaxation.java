package io.pontual.workers.sourcing;

import java.util.Arrays;

/**
 * Lower bounds on the cost of a plan, by Lagrangian relaxation: every line offers a price to whoever supplies it, a node
 * is used when the offers exceed its costs, and the best few such nodes stand for the plan. Whatever the prices are, no
 * plan is cheaper than what comes out; good prices are found by raising those of lines that nobody wants and lowering
 * those of lines that several want (subgradient steps). Small parcels are allowed here, which keeps the bound valid.
 *
 * <p>Not for two threads.
 */
final class Relaxation {
    /** Far above every price, yet finite: its distance to a price is plain arithmetic. */
    private static final double NEVER = 1e15;

    private final int lines;
    private final int maxNodes;
    private final double surcharge;
    /** By node, then line, so that a node's offers lie together. */
    private final double[] cost;
    /** The part of the line that the node can supply; null while all parts are whole. */
    private final double[] part;

    private final double[] opening;
    private final double[] highest;
    private final double[] lowest;

    final double[] reduced;
    final int[] picked;
    int pickedCount;
    /** Nodes looked at so far, each with all its lines: what the time goes into. */
    long work;

    /** The reduced cost that a further node would have to beat to be picked: 0 or less. */
    private double threshold;

    private final double[] slope;
    private final double[] trial;

    Relaxation(SourcingProblem problem, boolean[] divisible, double[] fixed) {
        lines = problem.lines();
        int nodes = problem.nodes();
        maxNodes = Math.min(problem.split().maxNodes(), nodes);
        surcharge = problem.split().surcharge();
        cost = new double[nodes * lines];
        opening = new double[nodes];
        boolean whole = true;
        for (int line = 0; line < lines; line++) {
            whole &= !divisible[line];
        }
        part = whole ? null : new double[nodes * lines];
        highest = problem.unserved();
        lowest = new double[lines];
        Arrays.fill(lowest, NEVER);
        for (int node = 0; node < nodes; node++) {
            opening[node] = fixed[node] + surcharge;
        }
        for (int line = 0; line < lines; line++) {
            int quantity = problem.quantity()[line];
            int[] units = problem.units()[line];
            double[] costs = problem.cost()[line];
            for (int node = 0; node < nodes; node++) {
                boolean can = divisible[line] ? units[node] > 0 : units[node] >= quantity;
                cost[node * lines + line] = can ? costs[node] : NEVER;
                if (can) {
                    lowest[line] = Math.min(lowest[line], costs[node]);
                }
                if (part != null) {
                    part[node * lines + line] = can ? Math.min(1.0, (double) units[node] / quantity) : 0;
                }
            }
            lowest[line] = Math.min(lowest[line], highest[line]);
        }
        reduced = new double[nodes];
        picked = new int[maxNodes + 1];
        slope = new double[lines];
        trial = new double[lines];
    }

    /**
     * The bound at these prices. Sets {@link #reduced} for the nodes asked about and {@link #picked}.
     *
     * @param in nodes that are used in any case
     * @param free nodes that may be used
     */
    double bound(double[] price, int[] in, int inCount, int[] free, int freeCount) {
        double total = -surcharge;
        for (int line = 0; line < lines; line++) {
            total += price[line];
        }
        for (int k = 0; k < inCount; k++) {
            total += reduce(price, in[k]);
        }
        int room = maxNodes - inCount;
        work += inCount + freeCount;
        pickedCount = 0;
        for (int j = 0; j < freeCount; j++) {
            int node = free[j];
            double mine = reduce(price, node);
            if (mine < 0 && room > 0 && (pickedCount < room || mine < reduced[picked[pickedCount - 1]])) {
                int k = pickedCount < room ? pickedCount++ : pickedCount - 1;
                for (; k > 0 && reduced[picked[k - 1]] > mine; k--) {
                    picked[k] = picked[k - 1];
                }
                picked[k] = node;
            }
        }
        for (int k = 0; k < pickedCount; k++) {
            total += reduced[picked[k]];
        }
        threshold = room > 0 && pickedCount == room ? reduced[picked[pickedCount - 1]] : 0;
        return total;
    }

    /** What the bound last computed becomes when this free node, which was not picked, has to be used. */
    double boundWith(double bound, int node) {
        return bound + reduced[node] - threshold;
    }

    private double reduce(double[] price, int node) {
        int from = node * lines;
        double gain = 0;
        double more = 0;
        if (part == null) {
            int line = 0;
            for (; line + 1 < lines; line += 2) {
                double a = price[line] - cost[from + line];
                double b = price[line + 1] - cost[from + line + 1];
                // Half of it is the gain, and no branch for the processor to guess.
                gain += a + Math.abs(a);
                more += b + Math.abs(b);
            }
            if (line < lines) {
                double a = price[line] - cost[from + line];
                gain += a + Math.abs(a);
            }
        } else {
            for (int line = 0; line < lines; line++) {
                double a = price[line] - cost[from + line];
                gain += (a + Math.abs(a)) * part[from + line];
            }
        }
        return reduced[node] = opening[node] - (gain + more) * 0.5;
    }

    /**
     * Moves the prices towards a higher bound.
     *
     * @param price replaced by the best prices met
     * @param goal a cost that is known to be reached: bounds beyond it are of no use
     * @param look is shown every set of nodes that the prices pick
     * @return the best bound met
     */
    double improve(
            double[] price, int[] in, int inCount, int[] free, int freeCount, double goal, int rounds, Look look) {
        System.arraycopy(price, 0, trial, 0, lines);
        double best = Double.NEGATIVE_INFINITY;
        double stride = 1;
        int idle = 0;
        for (int round = 0; round < rounds; round++) {
            double bound = bound(trial, in, inCount, free, freeCount);
            if (bound > best + 1e-9) {
                best = bound;
                idle = 0;
                System.arraycopy(trial, 0, price, 0, lines);
            } else if (++idle >= 4) {
                idle = 0;
                stride /= 2;
                System.arraycopy(price, 0, trial, 0, lines);
                bound(trial, in, inCount, free, freeCount);
            }
            goal = Math.min(goal, look.at(picked, pickedCount));
            if (best >= goal || stride < 1e-4 || !step(in, inCount, stride, goal, Math.min(bound, goal))) {
                break;
            }
        }
        return best;
    }

    /** @return false when the picked nodes supply every line once: the prices are perfect */
    private boolean step(int[] in, int inCount, double stride, double goal, double bound) {
        Arrays.fill(slope, 1);
        for (int k = 0; k < inCount; k++) {
            serve(in[k]);
        }
        for (int k = 0; k < pickedCount; k++) {
            serve(picked[k]);
        }
        double length = 0;
        for (int line = 0; line < lines; line++) {
            if (slope[line] > 0 && trial[line] >= highest[line] || slope[line] < 0 && trial[line] <= lowest[line]) {
                slope[line] = 0;
            }
            length += slope[line] * slope[line];
        }
        if (length == 0) {
            return false;
        }
        double way = stride * (Math.max(goal - bound, 0) * 1.02 + 0.01) / length;
        for (int line = 0; line < lines; line++) {
            trial[line] = Math.max(lowest[line], Math.min(highest[line], trial[line] + way * slope[line]));
        }
        return true;
    }

    private void serve(int node) {
        int from = node * lines;
        for (int line = 0; line < lines; line++) {
            if (trial[line] > cost[from + line]) {
                slope[line] -= part == null ? 1 : part[from + line];
            }
        }
    }

    /** What a line must offer so that one node would supply it alone. */
    double standalone(int line, int[] free, int count) {
        double least = highest[line];
        for (int j = 0; j < count; j++) {
            int at = free[j] * lines + line;
            double share = part == null ? 1 : Math.max(part[at], 1e-9);
            least = Math.min(least, cost[at] + opening[free[j]] / share);
        }
        return least;
    }

    /** Whether the one is at least as good as the other in everything, so that the other is never needed. */
    boolean dominates(int one, int other) {
        double difference = opening[one] - opening[other];
        if (difference > 0) {
            return false;
        }
        int a = one * lines;
        int b = other * lines;
        for (int line = 0; line < lines; line++) {
            if (cost[a + line] > cost[b + line]) {
                return false;
            }
            // Two nodes may be needed for one divisible line, however good one of them is.
            if (part != null && part[b + line] > 0 && part[b + line] < 1) {
                return false;
            }
        }
        return true;
    }

    /** @see #improve */
    interface Look {
        /** @return the cost of the best plan known by now */
        double at(int[] picked, int count);
    }
}
