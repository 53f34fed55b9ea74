package io.pontual.processes.inventory;

import java.time.Instant;

/**
 * What a node's own system reports of its stock.
 *
 * @param eventId the same for every copy
 * @param sequence numbers the node's events without gaps, in the order in which they happened there
 * @param quantity COUNTED: units that are there, those held for orders included; CHANGED: units more, or less when
 *     negative; DAMAGED: units that can no longer be sold
 * @param at when it happened there
 */
public record StockEvent(
        String eventId, String nodeId, long sequence, String sku, Kind kind, int quantity, Instant at) {
    public enum Kind {
        COUNTED,
        CHANGED,
        DAMAGED
    }
}
