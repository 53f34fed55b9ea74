package io.pontual.workers.inventory;

/** HELD, then CONFIRMED (the goods have left the node), RELEASED (given back) or EXPIRED (given back when its time was over). */
enum ReservationStatus {
    HELD,
    CONFIRMED,
    RELEASED,
    EXPIRED
}
