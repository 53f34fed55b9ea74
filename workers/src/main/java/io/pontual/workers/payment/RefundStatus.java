package io.pontual.workers.payment;

/** How one part of a refund stands. */
enum RefundStatus {
    REQUESTED,
    DONE,
    FAILED
}
