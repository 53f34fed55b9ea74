package io.pontual.workers.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What became of a feed.
 *
 * @param accepted rows that landed
 * @param refused rows that did not; nothing of them is stored
 * @param rows why, cell by cell, in the order of the file: the first 1000
 * @param note what else to know, such as that {@code rows} is cut or that the file could not be read to its end; null
 *     when there is nothing
 */
record FeedReport(
        long accepted, long refused, List<Refusal> rows, @JsonInclude(JsonInclude.Include.NON_NULL) String note) {
    /**
     * @param line line of the file where the row begins; the header is line 1
     * @param field column name; null when the row as a whole is wrong
     */
    record Refusal(long line, String field, String message) {}
}
