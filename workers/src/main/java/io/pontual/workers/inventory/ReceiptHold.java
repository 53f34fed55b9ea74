package io.pontual.workers.inventory;

import java.util.UUID;

/**
 * Units of an expected receipt that a line waits for.
 *
 * @param holderId the shortage whose line it is
 * @param stock where they will be
 * @param quantity promised
 * @param arrived of these, in stock already
 */
record ReceiptHold(
        UUID holdId,
        UUID receiptId,
        UUID orderId,
        UUID holderId,
        String lineId,
        StockKey stock,
        int quantity,
        int arrived) {

    int open() {
        return quantity - arrived;
    }
}
