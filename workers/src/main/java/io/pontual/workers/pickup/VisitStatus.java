package io.pontual.workers.pickup;

/** How a visit to the curb stands. */
enum VisitStatus {
    ON_THE_WAY,
    WAITING,
    /** Staff went out, or the goods were handed over while the customer waited. */
    SERVED,
    /** It came to nothing: the pickup ended otherwise. */
    OVER;

    boolean hasEnded() {
        return this == SERVED || this == OVER;
    }
}
