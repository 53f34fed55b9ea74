package io.pontual.workers.sourcing;

/**
 * The best plan that was found.
 *
 * @param nodes that supply anything, ascending
 * @param units by line and place in {@code nodes}
 * @param cost of the plan, what is not supplied included
 * @param lowerBound no plan costs less than this
 * @param proven whether no plan is cheaper by a cent
 * @param explored sets of nodes that were looked into
 */
@SuppressWarnings("ArrayRecordComponent")
record Optimum(int[] nodes, int[][] units, double cost, double lowerBound, boolean proven, int explored) {
    /** Money that a better plan could save at most. */
    double gap() {
        return proven ? 0 : Math.max(0, cost - lowerBound);
    }
}
