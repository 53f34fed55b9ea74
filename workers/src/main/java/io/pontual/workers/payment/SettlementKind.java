package io.pontual.workers.payment;

/** Why an order's process waits for its payments to end. */
enum SettlementKind {
    /** What was handed over is paid for. */
    CAPTURE,
    /** The order is given up. */
    RELEASE
}
