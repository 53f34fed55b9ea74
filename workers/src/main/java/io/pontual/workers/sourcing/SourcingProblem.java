package io.pontual.workers.sourcing;

/**
 * Which nodes supply which lines at the least cost, as bare numbers: lines and nodes are places in arrays, and nodes are
 * in the order of their ids. All money is in one currency.
 *
 * @param quantity units wanted, by line
 * @param value what the customer pays for the whole line
 * @param unserved what it costs not to supply the whole line; far above any cost of supplying it
 * @param fixed cost of using a node at all
 * @param cost by line and node, of the whole line; a part of it costs its share
 * @param units by line and node, that the node can supply; 0 when it may not supply the line
 */
@SuppressWarnings("ArrayRecordComponent")
record SourcingProblem(
        int[] quantity,
        double[] value,
        double[] unserved,
        double[] fixed,
        double[][] cost,
        int[][] units,
        SplitPolicy split) {

    int lines() {
        return quantity.length;
    }

    int nodes() {
        return fixed.length;
    }

    /** A line is taken apart only when no node has all of it. */
    boolean[] divisible() {
        var divisible = new boolean[lines()];
        for (int line = 0; line < lines(); line++) {
            divisible[line] = true;
            for (int node = 0; node < nodes() && divisible[line]; node++) {
                divisible[line] = units[line][node] < quantity[line];
            }
        }
        return divisible;
    }
}
