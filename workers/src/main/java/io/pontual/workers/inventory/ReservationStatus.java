package io.pontual.workers.inventory;

/** HELD, then CONFIRMED (the goods have left the node) or RELEASED (given back). Both are final. */
enum ReservationStatus {
    HELD,
    CONFIRMED,
    RELEASED
}
