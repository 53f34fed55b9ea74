package io.pontual.workers.inventory;

/**
 * HELD, then CONFIRMED (the goods have left the node), RELEASED (given back) or EXPIRED (given back because the time was
 * over). An EXPIRED one becomes CONFIRMED when the goods leave all the same and are still there, and RELEASED when nothing
 * of it was picked; the others are final.
 */
enum ReservationStatus {
    HELD,
    CONFIRMED,
    RELEASED,
    EXPIRED
}
