package io.pontual.workers.inventory;

import java.time.Instant;

/**
 * A row on its way from the file to where it belongs. What its kind of feed does not have is null.
 *
 * @param refused only its key matters, and even that may be null when it could not be read
 * @param quantity units on hand, or expected
 * @param body JSON
 */
record StagedRow(
        long line,
        boolean refused,
        String nodeId,
        String sku,
        Integer quantity,
        Integer safetyStock,
        Instant expectedAt,
        String reference,
        String body) {
    static StagedRow refused(long line, String nodeId, String sku) {
        return new StagedRow(line, true, nodeId, sku, null, null, null, null, null);
    }
}
