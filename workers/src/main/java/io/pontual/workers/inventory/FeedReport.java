package io.pontual.workers.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/**
 * What became of a feed.
 *
 * @param runId finds it again at {@code /api/v1/feeds/{runId}}
 * @param accepted rows that were taken
 * @param refused rows that were not; nothing of them is stored
 * @param changed nodes, products, stock levels or receipts that are not what they were
 * @param rows why rows were refused, cell by cell, in the order of the file: the first 1000
 * @param warnings what to know about rows that were taken: the first 1000
 * @param note what else to know, such as that a list is cut or that the file could not be read to its end; null when
 *     there is nothing
 */
record FeedReport(
        UUID runId,
        long accepted,
        long refused,
        long changed,
        List<Refusal> rows,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Refusal> warnings,
        @JsonInclude(JsonInclude.Include.NON_NULL) String note) {
    /** How many reasons a report lists. */
    static final int MOST = 1000;

    /**
     * @param line line of the file where the row begins; the header is line 1. 0: what the file does not name
     * @param field column name; null when the row as a whole is wrong
     */
    record Refusal(long line, String field, String message) {}
}
