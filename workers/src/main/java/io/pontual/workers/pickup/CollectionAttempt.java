package io.pontual.workers.pickup;

import java.time.Instant;

/** Somebody showed a code. @param holder whose code it was; null unless the goods were handed over for it */
record CollectionAttempt(Instant at, Result result, Holder holder) {
    enum Result {
        HANDED_OVER,
        WRONG_CODE,
        /** No code is accepted, right or wrong. */
        LOCKED,
        /** Somebody holds the order or the fulfilment. */
        ON_HOLD,
        /** The code was right, and what is due at the counter was not paid. */
        NOT_PAID
    }
}
