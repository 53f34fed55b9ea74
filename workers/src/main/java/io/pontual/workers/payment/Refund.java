package io.pontual.workers.payment;

import io.pontual.processes.payment.RefundReason;
import io.pontual.workers.platform.persistence.Ids;
import java.math.BigDecimal;
import java.util.UUID;

/** Money of an order that is to go back to the customer. @param currency of every amount in it */
record Refund(
        UUID refundId, UUID orderId, String businessKey, BigDecimal amount, String currency, RefundReason reason) {
    /** Where the money goes. */
    enum Target {
        /** The way it came. */
        ORIGINAL,
        /** Held by us for the customer, since the way it came is closed. */
        STORE_CREDIT
    }

    /** What goes back by one payment. */
    record Part(
            UUID partId,
            UUID refundId,
            UUID paymentId,
            BigDecimal amount,
            RefundReason reason,
            Target target,
            RefundStatus status,
            int attempt) {
        static Part requested(Refund refund, UUID paymentId, BigDecimal amount, Target target) {
            return new Part(
                    Ids.next(),
                    refund.refundId(),
                    paymentId,
                    amount,
                    refund.reason(),
                    target,
                    RefundStatus.REQUESTED,
                    1);
        }

        /** What takes the place of one that failed. */
        Part instead() {
            return new Part(
                    Ids.next(), refundId, paymentId, amount, reason, Target.STORE_CREDIT, RefundStatus.REQUESTED, 1);
        }
    }
}
