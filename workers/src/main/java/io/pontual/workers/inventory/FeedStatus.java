package io.pontual.workers.inventory;

/** How far a feed has come. REFUSED: nothing of it was applied. */
enum FeedStatus {
    RECEIVING,
    RECEIVED,
    MERGING,
    APPLIED,
    REFUSED;

    boolean hasEnded() {
        return this == APPLIED || this == REFUSED;
    }
}
