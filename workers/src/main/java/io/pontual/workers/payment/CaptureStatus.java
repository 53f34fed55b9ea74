package io.pontual.workers.payment;

/** How one capture stands. */
enum CaptureStatus {
    REQUESTED,
    DONE,
    /** It may be asked for again. */
    FAILED,
    /** Failed, and not wanted any more. */
    GIVEN_UP
}
