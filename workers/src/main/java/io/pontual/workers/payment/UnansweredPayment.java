package io.pontual.workers.payment;

import io.pontual.processes.payment.CheckCommand.Awaited;
import java.util.UUID;

/**
 * A payment that the provider owes us an answer for.
 *
 * @param check how often it is asked for with this one, from 1
 */
record UnansweredPayment(UUID paymentId, Awaited awaited, int captureAttempt, int check) {

    static UnansweredPayment of(UUID paymentId, PaymentStatus status, int captureAttempt, int checksSoFar) {
        var awaited =
                switch (status) {
                    case REQUESTED -> Awaited.AUTHORISATION;
                    case CAPTURING -> Awaited.CAPTURE;
                    case VOIDING -> Awaited.VOID;
                    default -> throw new IllegalArgumentException("No answer is awaited for " + status);
                };
        return new UnansweredPayment(paymentId, awaited, captureAttempt, checksSoFar + 1);
    }
}
