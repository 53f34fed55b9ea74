package io.pontual.workers.inventory;

/** Where units stand that were promised before they were there: HELD, then one of the others for good. */
enum ReceiptHoldStatus {
    HELD,
    /** In stock, and held there. */
    ARRIVED,
    /** Promised to nobody any more. */
    RELEASED
}
