package io.pontual.workers.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * Units to hold for one line.
 *
 * @param holderId the fulfilment or transfer
 * @param expiresAt null: never by itself
 */
record Holding(UUID orderId, UUID holderId, String lineId, StockKey stock, int quantity, Instant expiresAt) {}
