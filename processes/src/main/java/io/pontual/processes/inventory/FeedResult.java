package io.pontual.processes.inventory;

import java.util.List;
import java.util.UUID;

/**
 * What became of a dropped file.
 *
 * @param fileName as in {@link FeedChunk}
 * @param applied false: nothing of it was applied
 * @param changed nodes, products, stock levels or receipts that are not what they were
 * @param rows why rows were refused, and warnings: the first few hundred
 * @param note what else to know; null when there is nothing
 */
public record FeedResult(
        UUID feedId,
        String fileName,
        boolean applied,
        long accepted,
        long refused,
        long changed,
        List<Row> rows,
        String note) {
    /**
     * @param line line of the file; 0: what the file does not name
     * @param field column; null when it is about the row as a whole
     * @param warning the row was taken all the same
     */
    public record Row(long line, String field, boolean warning, String message) {}
}
