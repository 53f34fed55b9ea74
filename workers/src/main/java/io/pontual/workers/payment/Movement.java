package io.pontual.workers.payment;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Money of one payment that moved, as the ledger keeps it.
 *
 * @param amount more than zero, in the payment's currency
 * @param operationId what moved it; the same operation moves money once
 */
record Movement(Kind kind, BigDecimal amount, String operationId, Instant at) {
    enum Kind {
        /** Set aside. */
        AUTHORISE,
        /** Taken of what is set aside. */
        CAPTURE,
        /** Set aside no longer, and not taken. */
        RELEASE,
        /** Taken, and given back. */
        REFUND
    }
}
