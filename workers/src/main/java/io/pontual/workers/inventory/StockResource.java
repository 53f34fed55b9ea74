package io.pontual.workers.inventory;

import java.time.Instant;

/**
 * Stock of one product at one node as the API shows it, in units.
 *
 * @param available what can still be promised; never below zero
 */
record StockResource(
        String nodeId,
        String sku,
        int onHand,
        int reserved,
        int safetyStock,
        int available,
        Instant createdAt,
        Instant updatedAt) {}
