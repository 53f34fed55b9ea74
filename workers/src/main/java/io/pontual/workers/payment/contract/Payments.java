package io.pontual.workers.payment.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How an order's money stands. */
public interface Payments {
    /** Empty until the process has asked for the money. */
    List<Payment> ofOrder(UUID orderId);

    /** What came back with one refund so far; empty when there is no such refund. */
    Optional<Refunded> refund(UUID refundId);

    /**
     * @param reason code of {@code RefundReason}
     * @param original what went back the way it was paid
     * @param credit what became store credit
     * @param creditCodes with which the store credit is spent; only for telling the customer
     */
    record Refunded(
            UUID refundId,
            String reason,
            String currency,
            BigDecimal original,
            BigDecimal credit,
            List<String> creditCodes) {}

    /** @param reason why it was declined or failed; null otherwise */
    record Payment(
            UUID paymentId,
            String method,
            String status,
            String currency,
            BigDecimal amount,
            BigDecimal authorised,
            BigDecimal captured,
            BigDecimal refunded,
            String reason,
            Instant requestedAt,
            Instant authorisedAt,
            Instant settledAt) {}
}
