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

    /** How the customer pays, by the id that the process knows; empty when there is no such code or slip. */
    Optional<Instructions> instructions(UUID instructionId);

    /**
     * @param method such as {@code pix}
     * @param code what is copied or shown as a QR code
     * @param payableLine of a boleto; null for others
     * @param awaited whether it can still be paid
     */
    record Instructions(
            UUID paymentId,
            String method,
            BigDecimal amount,
            String currency,
            String code,
            String payableLine,
            Instant dueAt,
            boolean awaited) {}

    /** What of the order's money was taken, and is neither back with the customer nor on its way there. */
    BigDecimal refundable(UUID orderId);

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

    /**
     * @param reason why it was declined or failed; null otherwise
     * @param installmentAmounts what the customer pays with each instalment, refunds taken off; empty unless there are
     *     several
     * @param instructions how the customer pays; null unless it is awaited
     * @param expiresAt until when it is set aside; null when that does not end
     * @param renews the payment in whose place it was asked for; null for the first of a tender
     */
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
            Instant settledAt,
            List<BigDecimal> installmentAmounts,
            Instructions instructions,
            Instant expiresAt,
            UUID renews) {}
}
