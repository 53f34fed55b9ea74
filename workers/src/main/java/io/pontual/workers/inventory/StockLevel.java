package io.pontual.workers.inventory;

/** A locked row: nobody else changes it until the transaction ends. Units. */
record StockLevel(int onHand, int reserved, int safetyStock) {
    static final StockLevel NONE = new StockLevel(0, 0, 0);

    /** Units that can be promised. */
    int available() {
        return Math.max(0, onHand - reserved - safetyStock);
    }

    /** Units that are not held for anybody, safety stock included. */
    int free() {
        return onHand - reserved;
    }
}
