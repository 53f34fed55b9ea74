package io.pontual.workers.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** The money of one tender. Every change goes through the state machine of {@link PaymentStatus}. */
final class Payment {
    /**
     * What was asked for, and never changes.
     *
     * @param tenderNo place in the order, from 0
     * @param currency ISO 4217, of every amount of this payment
     */
    record Terms(
            UUID paymentId,
            UUID orderId,
            int tenderNo,
            String method,
            String currency,
            BigDecimal amount,
            Instant requestedAt) {}

    /** @param asked what the provider was asked to capture, of what it authorised */
    record Amounts(BigDecimal authorised, BigDecimal asked, BigDecimal captured) {
        static final Amounts NONE = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** Null until it happened. */
    record Times(Instant authorisedAt, Instant settledAt) {
        static final Times NONE = new Times(null, null);
    }

    private final Terms terms;
    private PaymentStatus status;
    private Amounts amounts;
    private Times times;
    private String providerReference;
    private String reason;
    private boolean releaseRequested;
    private int captureAttempt;

    Payment(
            Terms terms,
            PaymentStatus status,
            Amounts amounts,
            Times times,
            String providerReference,
            String reason,
            boolean releaseRequested,
            int captureAttempt) {
        this.terms = terms;
        this.status = status;
        this.amounts = amounts;
        this.times = times;
        this.providerReference = providerReference;
        this.reason = reason;
        this.releaseRequested = releaseRequested;
        this.captureAttempt = captureAttempt;
    }

    static Payment requested(Terms terms) {
        return new Payment(terms, PaymentStatus.REQUESTED, Amounts.NONE, Times.NONE, null, null, false, 0);
    }

    void authorise(BigDecimal amount, String reference, Instant at) {
        status = status.become(PaymentStatus.AUTHORISED);
        providerReference = reference;
        amounts = new Amounts(amount, BigDecimal.ZERO, BigDecimal.ZERO);
        times = new Times(at, null);
    }

    void decline(String why, Instant at) {
        status = status.become(PaymentStatus.DECLINED);
        reason = why;
        times = new Times(null, at);
    }

    /** The order wants the money back before the provider has answered. */
    void requestRelease() {
        releaseRequested = true;
    }

    /** @param why null when nothing went wrong */
    void startVoid(String why) {
        status = status.become(PaymentStatus.VOIDING);
        reason = why;
    }

    /** The provider authorised what it had already declined: nobody waits for this money any more. */
    void startVoidOfLate(BigDecimal amount, String reference, Instant at) {
        startVoid(reason);
        providerReference = reference;
        amounts = new Amounts(amount, BigDecimal.ZERO, BigDecimal.ZERO);
        times = new Times(at, null);
    }

    void voided(Instant at) {
        status = status.become(PaymentStatus.VOIDED);
        times = new Times(times.authorisedAt(), at);
    }

    /** @throws IllegalArgumentException when more is asked for than is authorised */
    void startCapture(BigDecimal amount) {
        if (amount.compareTo(amounts.authorised()) > 0) {
            throw new IllegalArgumentException("Only " + amounts.authorised() + " of " + amount + " is authorised");
        }
        status = status.become(PaymentStatus.CAPTURING);
        amounts = new Amounts(amounts.authorised(), amount, BigDecimal.ZERO);
        reason = null;
        captureAttempt++;
    }

    /** @throws IllegalArgumentException when more was taken than is authorised */
    void captured(BigDecimal amount, Instant at) {
        if (amount.signum() < 0 || amount.compareTo(amounts.authorised()) > 0) {
            throw new IllegalArgumentException("Captured " + amount + " of " + amounts.authorised());
        }
        status = status.become(PaymentStatus.CAPTURED);
        amounts = new Amounts(amounts.authorised(), amounts.asked(), amount);
        reason = null;
        times = new Times(times.authorisedAt(), at);
    }

    void captureFailed(String why) {
        status = status.become(PaymentStatus.CAPTURE_FAILED);
        reason = why;
    }

    UUID paymentId() {
        return terms.paymentId();
    }

    UUID orderId() {
        return terms.orderId();
    }

    Terms terms() {
        return terms;
    }

    PaymentStatus status() {
        return status;
    }

    boolean is(PaymentStatus other) {
        return status == other;
    }

    Amounts amounts() {
        return amounts;
    }

    Times times() {
        return times;
    }

    String providerReference() {
        return providerReference;
    }

    String reason() {
        return reason;
    }

    boolean releaseRequested() {
        return releaseRequested;
    }

    int captureAttempt() {
        return captureAttempt;
    }
}
