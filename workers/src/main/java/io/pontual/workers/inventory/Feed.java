package io.pontual.workers.inventory;

import java.util.List;

/**
 * The file format of one kind of feed.
 *
 * @param <R> a row, with bean validation constraints that hold the rules
 */
interface Feed<R> {
    FeedKind kind();

    /** Every one must be in the file, in any order, and no other but {@link #optionalColumns}. */
    List<String> columns();

    /** Those that a file may have besides. */
    default List<String> optionalColumns() {
        return List.of();
    }

    /** Cells that cannot be read are reported to {@code cells} and null in the row. */
    R read(Cells cells);

    /** @param row keeps the rules */
    StagedRow staged(long line, R row);
}
