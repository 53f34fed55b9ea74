package io.pontual.workers.sourcing;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds the cheapest plan: no input or output, no randomness, the same answer every time. Branch and bound over the sets
 * of nodes: bounds come from {@link Relaxation}, which also proves of most nodes that no good plan uses them; what is
 * left is small. Of plans that cost the same, the one with the nodes that come first wins.
 *
 * <p>One object may answer several questions about one problem; it is not for two threads.
 */
final class Optimiser {
    /** Below this, two costs are the same. */
    private static final double SAME = 1e-6;
    /** Makes later nodes a little dearer: two thousandths of a cent at most among a thousand nodes, and never a tie. */
    private static final double TIE = 2e-6;

    private static final int FIRST_ROUNDS = 25;
    private static final int MORE_ROUNDS = 120;
    private static final int BRANCH_ROUNDS = 14;
    private static final int LOCAL = 60;
    private static final int COMPARED = 300;

    private final SourcingProblem problem;
    private final boolean[] divisible;
    private final Assignment assignment;
    private final Relaxation relaxation;

    private final int[] bestSet;
    private int bestSize;
    private double best;
    /** A bound on every plan of more than one node, and one on those plans that were not looked into. */
    private double root;

    private double open;
    private int explored;
    private long budget;
    private final int[] union;

    Optimiser(SourcingProblem problem) {
        this.problem = problem;
        this.divisible = problem.divisible();
        var fixed = new double[problem.nodes()];
        for (int node = 0; node < fixed.length; node++) {
            fixed[node] = problem.fixed()[node] + TIE * node;
        }
        assignment = new Assignment(problem, divisible, fixed);
        relaxation = new Relaxation(problem, divisible, fixed);
        int most = Math.max(1, Math.min(problem.split().maxNodes(), problem.nodes()));
        bestSet = new int[most];
        union = new int[most + 1];
    }

    /**
     * @param banned nodes that may not be used
     * @param effort how often a node may be weighed before the search is cut short; deterministic, unlike time
     */
    Optimum solve(BitSet banned, long effort) {
        this.budget = relaxation.work + effort;
        explored = 0;
        bestSize = 0;
        best = assignment.cost(bestSet, 0, Double.POSITIVE_INFINITY);
        open = Double.POSITIVE_INFINITY;
        root = Double.POSITIVE_INFINITY;
        var free = new int[problem.nodes()];
        int count = singles(banned, free);
        if (count > 1 && problem.split().maxNodes() > 1) {
            several(free, count);
        }
        var set = Arrays.copyOf(bestSet, bestSize);
        Arrays.sort(set);
        return optimum(set);
    }

    /** The best plan of one node. @return how many nodes may be part of a larger plan */
    private int singles(BitSet banned, int[] free) {
        int count = 0;
        for (int node = 0; node < problem.nodes(); node++) {
            if (banned.get(node)) {
                continue;
            }
            double supplies = 0;
            boolean any = false;
            for (int line = 0; line < problem.lines(); line++) {
                int units = problem.units()[line][node];
                int quantity = problem.quantity()[line];
                if (units >= quantity || divisible[line] && units > 0) {
                    any = true;
                    supplies += problem.value()[line] * Math.min(1.0, (double) units / quantity);
                }
            }
            if (any) {
                union[0] = node;
                consider(union, 1);
                if (supplies >= problem.split().minParcelValue()) {
                    free[count++] = node;
                }
            }
        }
        return count;
    }

    private void several(int[] free, int count) {
        var price = firstPrices(free, count);
        var none = new int[0];
        Relaxation.Look look = this::consider;
        relaxation.bound(price, none, 0, free, count);
        neighbours(free, count);
        double bound = relaxation.improve(price, none, 0, free, count, best, FIRST_ROUNDS, look);
        root = bound;
        count = undominated(free, keep(price, none, 0, free, count));
        neighbours(free, count);
        if (count > 0 && bound < best - SAME) {
            int rounds = (int) Math.min(MORE_ROUNDS, (budget - relaxation.work) / count);
            bound = Math.max(bound, relaxation.improve(price, none, 0, free, count, best, rounds, look));
            branch(none, 0, free, keep(price, none, 0, free, count), price, bound);
        }
    }

    /** Each line offers what it costs in the best plan of one node, with its share of the node's fixed cost. */
    private double[] firstPrices(int[] free, int count) {
        var price = new double[problem.lines()];
        int node = bestSet[0];
        int served = 0;
        for (int line = 0; line < price.length; line++) {
            served += served(line, node) ? 1 : 0;
        }
        for (int line = 0; line < price.length; line++) {
            double whole = problem.cost()[line][node] + problem.fixed()[node] / Math.max(1, served);
            price[line] = served(line, node)
                    ? Math.min(problem.unserved()[line], whole)
                    : relaxation.standalone(line, free, count);
        }
        return price;
    }

    private boolean served(int line, int node) {
        return bestSize > 0 && problem.units()[line][node] >= problem.quantity()[line];
    }

    /** Keeps the free nodes that a plan better than the best known could use. */
    private int keep(double[] price, int[] in, int inCount, int[] free, int count) {
        double bound = relaxation.bound(price, in, inCount, free, count);
        int kept = 0;
        for (int j = 0; j < count; j++) {
            int node = free[j];
            if (isPicked(node) || relaxation.boundWith(bound, node) < best - SAME) {
                free[kept++] = node;
            }
        }
        return kept;
    }

    private boolean isPicked(int node) {
        for (int k = 0; k < relaxation.pickedCount; k++) {
            if (relaxation.picked[k] == node) {
                return true;
            }
        }
        return false;
    }

    /** Comparing all with all is left out while they are many. */
    private int undominated(int[] free, int count) {
        if (count > COMPARED) {
            return count;
        }
        int kept = 0;
        for (int j = 0; j < count; j++) {
            boolean needed = true;
            for (int k = 0; k < count && needed; k++) {
                needed = free[k] == free[j] || !relaxation.dominates(free[k], free[j]);
            }
            if (needed) {
                free[kept++] = free[j];
            }
        }
        return kept;
    }

    /** Adds, takes away and swaps one node at a time while that helps. */
    private void neighbours(int[] free, int count) {
        var near = nearest(free, count);
        var set = new int[bestSet.length + 1];
        boolean better = true;
        for (int turn = 0; better && turn < 8; turn++) {
            double before = best;
            int size = bestSize;
            var start = Arrays.copyOf(bestSet, size);
            for (int node : near) {
                if (size < bestSet.length && !contains(start, size, node)) {
                    System.arraycopy(start, 0, set, 0, size);
                    set[size] = node;
                    consider(set, size + 1);
                }
                for (int k = 0; k < size; k++) {
                    if (!contains(start, size, node)) {
                        System.arraycopy(start, 0, set, 0, size);
                        set[k] = node;
                        consider(set, size);
                    }
                }
            }
            better = best < before - SAME;
        }
    }

    /** The nodes with the least reduced costs. */
    private int[] nearest(int[] free, int count) {
        int size = Math.min(LOCAL, count);
        var near = new int[size];
        int filled = 0;
        for (int j = 0; j < count; j++) {
            int node = free[j];
            if (filled == size && relaxation.reduced[near[size - 1]] <= relaxation.reduced[node]) {
                continue;
            }
            int k = filled < size ? filled++ : size - 1;
            for (; k > 0 && relaxation.reduced[near[k - 1]] > relaxation.reduced[node]; k--) {
                near[k] = near[k - 1];
            }
            near[k] = node;
        }
        return near;
    }

    private static boolean contains(int[] set, int size, int node) {
        for (int k = 0; k < size; k++) {
            if (set[k] == node) {
                return true;
            }
        }
        return false;
    }

    /** @param parent a bound on every plan of this branch */
    private void branch(int[] in, int inCount, int[] free, int count, double[] price, double parent) {
        if (parent >= best - SAME) {
            return;
        }
        if (relaxation.work + assignment.steps() / 10 >= budget) {
            open = Math.min(open, parent);
            return;
        }
        explored++;
        consider(in, inCount);
        if (count == 0 || inCount == bestSet.length) {
            return;
        }
        Relaxation.Look look = (picked, size) -> {
            System.arraycopy(in, 0, union, 0, inCount);
            System.arraycopy(picked, 0, union, inCount, size);
            return consider(union, inCount + size);
        };
        double bound = Math.max(parent, relaxation.improve(price, in, inCount, free, count, best, BRANCH_ROUNDS, look));
        if (bound >= best - SAME) {
            return;
        }
        var rest = Arrays.copyOf(free, count);
        count = keep(price, in, inCount, rest, count);
        if (count == 0) {
            return;
        }
        int chosen = 0;
        for (int j = 1; j < count; j++) {
            if (relaxation.reduced[rest[j]] < relaxation.reduced[rest[chosen]]) {
                chosen = j;
            }
        }
        int node = rest[chosen];
        System.arraycopy(rest, chosen + 1, rest, chosen, count - chosen - 1);
        var with = Arrays.copyOf(in, inCount + 1);
        with[inCount] = node;
        branch(with, inCount + 1, rest, count - 1, price.clone(), bound);
        branch(in, inCount, rest, count - 1, price, bound);
    }

    /** @return the cost of the best plan known now */
    private double consider(int[] set, int size) {
        double cost = assignment.cost(set, size, best);
        if (cost < best) {
            best = cost;
            bestSize = size;
            System.arraycopy(set, 0, bestSet, 0, size);
        }
        return best;
    }

    private Optimum optimum(int[] set) {
        double cost = assignment.cost(set, set.length, Double.POSITIVE_INFINITY);
        int used = 0;
        var units = new int[problem.lines()][set.length];
        var nodes = new int[set.length];
        for (int k = 0; k < set.length; k++) {
            boolean any = false;
            for (int line = 0; line < problem.lines(); line++) {
                units[line][used] = assignment.units(line, k, set);
                any |= units[line][used] > 0;
            }
            if (any) {
                cost -= TIE * set[k];
                nodes[used++] = set[k];
            }
        }
        for (int line = 0; line < problem.lines(); line++) {
            units[line] = Arrays.copyOf(units[line], used);
        }
        double lowerBound = Math.min(cost, assignment.exact() ? open : Math.min(open, root));
        boolean proven = assignment.exact() && cost - lowerBound < 0.01;
        return new Optimum(Arrays.copyOf(nodes, used), units, cost, lowerBound, proven, explored);
    }
}
