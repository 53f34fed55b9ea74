package io.pontual.workers.payment;

import io.pontual.processes.payment.CheckCommand.Awaited;
import java.util.UUID;

/**
 * A payment, or a refund of one, that the provider owes us an answer for.
 *
 * @param operationId of the capture or refund; null for the others
 * @param attempt of the capture or refund; otherwise which issue of the code
 * @param check how often it is asked for with this one, from 1
 */
record UnansweredPayment(
        UUID paymentId, String provider, String method, Awaited awaited, UUID operationId, int attempt, int check) {
    /** @param capture the one under way; null when there is none */
    static UnansweredPayment of(
            UUID paymentId,
            String provider,
            String method,
            PaymentStatus status,
            Capture capture,
            int issueNo,
            int checksSoFar) {
        var awaited =
                switch (status) {
                    case REQUESTED -> Awaited.AUTHORISATION;
                    case ISSUED -> Awaited.PAYMENT;
                    case CAPTURING -> Awaited.CAPTURE;
                    case VOIDING -> Awaited.VOID;
                    default -> throw new IllegalArgumentException("No answer is awaited for " + status);
                };
        return new UnansweredPayment(
                paymentId,
                provider,
                method,
                awaited,
                capture == null ? null : capture.captureId(),
                capture == null ? issueNo : capture.attempt(),
                checksSoFar + 1);
    }

    static UnansweredPayment ofRefund(
            UUID paymentId, String provider, String method, UUID refundPartId, int attempt, int checksSoFar) {
        return new UnansweredPayment(
                paymentId, provider, method, Awaited.REFUND, refundPartId, attempt, checksSoFar + 1);
    }

    /** The same for each repeat of this check. */
    String messageId() {
        return "check:" + (awaited == Awaited.REFUND ? operationId : paymentId) + ":" + check;
    }
}
