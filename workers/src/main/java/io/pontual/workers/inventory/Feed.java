package io.pontual.workers.inventory;

import java.util.List;

/**
 * One kind of feed.
 *
 * @param <R> a row, with bean validation constraints that hold the rules
 */
interface Feed<R> {
    /** Every one must be in the file, in any order, and no other. */
    List<String> columns();

    /** Cells that cannot be read are reported to {@code cells} and null in the row. */
    R read(Cells cells);

    /** Two rows with equal keys are about the same thing. */
    Object key(R row);

    /**
     * Stores the rows in a transaction of its own.
     *
     * @param batch no two with the same key
     * @return what was refused after all; the others are stored
     */
    List<FeedReport.Refusal> land(List<Line<R>> batch);

    /** A row that keeps the rules, and where it stands in the file. */
    record Line<R>(long number, R row) {}
}
