package io.pontual.processes.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Queue {@code pontual.payment.result.evt}: what the provider answered, at once, later by webhook, or when it
 * was asked again.
 *
 * @param eventId the same for every copy of one answer
 * @param provider who answers
 * @param operationId the capture or refund that it is about; null for the other kinds
 * @param providerReference the provider's id of the authorisation; null when it never made one
 * @param amount what was authorised, captured, paid or refunded; null for the other kinds
 * @param reason why it failed, in the provider's word; null on success
 * @param instructions how the customer pays; only of {@link Kind#ISSUED}
 * @param expiresAt until when the money is set aside; only of {@link Kind#AUTHORISED}, null when the provider does not say
 * @param fraud what the provider's own screening says; null unless it is asked, and {@code kind} is {@link
 *     Kind#AUTHORISED} or {@link Kind#FRAUD_VERDICT}
 */
public record PaymentResult(
        String eventId,
        UUID paymentId,
        String provider,
        Kind kind,
        UUID operationId,
        String providerReference,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String reason,
        Instructions instructions,
        Instant expiresAt,
        Instant at,
        Fraud fraud) {

    /** Of a provider that does not say anything about fraud. */
    public PaymentResult(
            String eventId,
            UUID paymentId,
            String provider,
            Kind kind,
            UUID operationId,
            String providerReference,
            BigDecimal amount,
            String reason,
            Instructions instructions,
            Instant expiresAt,
            Instant at) {
        this(
                eventId,
                paymentId,
                provider,
                kind,
                operationId,
                providerReference,
                amount,
                reason,
                instructions,
                expiresAt,
                at,
                null);
    }

    /** The same, with what the provider's screening says. */
    public PaymentResult screened(Fraud says) {
        return new PaymentResult(
                eventId,
                paymentId,
                provider,
                kind,
                operationId,
                providerReference,
                amount,
                reason,
                instructions,
                expiresAt,
                at,
                says);
    }

    /** What a provider's fraud screening says about a payment. */
    public enum Fraud {
        /** The verdict comes later. */
        PENDING,
        APPROVED,
        DENIED
    }

    public enum Kind {
        AUTHORISED,
        DECLINED,
        CAPTURED,
        CAPTURE_FAILED,
        VOIDED,
        REFUNDED,
        REFUND_FAILED,
        /** The customer can pay now; nothing has been paid yet. */
        ISSUED,
        /** The customer paid what was issued, whatever the amount and however late. */
        PAID,
        /** What was issued can no longer be paid. */
        EXPIRED,
        /** Asked by our reference, the provider has nothing set aside: it never heard of it, or it no longer stands. */
        NOT_FOUND,
        /** The provider was surely not reached, or refused to serve: nothing happened there, and another may be tried. */
        UNAVAILABLE,
        /** The provider's fraud screening came to a verdict, after it had said that it would, or unasked. */
        FRAUD_VERDICT,
        /** Asked what became of something, the provider could not be reached: nothing is known. */
        NO_ANSWER
    }

    /**
     * What the customer needs to pay.
     *
     * @param code what is copied or shown as a QR code: PIX payload, or the account to transfer to
     * @param payableLine of a boleto; null for the others
     * @param dueAt until when it can be paid
     */
    public record Instructions(String code, String payableLine, Instant dueAt) {}
}
