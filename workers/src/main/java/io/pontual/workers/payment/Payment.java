package io.pontual.workers.payment;

import io.pontual.workers.payment.Movement.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The money of one tender. Every change goes through the state machine of {@link PaymentStatus}, and every amount changes
 * by a {@link Movement} only.
 */
final class Payment {
    /**
     * What was asked for, and never changes.
     *
     * @param tenderNo place in the order, from 0
     * @param currency ISO 4217, of every amount of this payment
     * @param installments in how many the customer pays it; 1 unless it is a credit card
     */
    record Terms(
            UUID paymentId,
            UUID orderId,
            int tenderNo,
            String method,
            String currency,
            BigDecimal amount,
            int installments,
            Instant requestedAt) {}

    /** Sums of the ledger. */
    record Amounts(BigDecimal authorised, BigDecimal captured, BigDecimal released, BigDecimal refunded) {
        static final Amounts NONE = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        /** What is set aside and may still be taken. */
        BigDecimal open() {
            return authorised.subtract(captured).subtract(released);
        }

        private Amounts after(Movement moved) {
            var by = moved.amount();
            return switch (moved.kind()) {
                case AUTHORISE -> new Amounts(authorised.add(by), captured, released, refunded);
                case CAPTURE -> new Amounts(authorised, captured.add(by), released, refunded);
                case RELEASE -> new Amounts(authorised, captured, released.add(by), refunded);
                case REFUND -> new Amounts(authorised, captured, released, refunded.add(by));
            };
        }

        private boolean possible() {
            return open().signum() >= 0 && refunded.compareTo(captured) <= 0;
        }
    }

    /** Until when the customer can pay, and until when it is waited for. */
    record Deadline(Instant dueAt, Instant waitUntil) {}

    /**
     * Until when the provider keeps the money set aside.
     *
     * @param renewAt when it is to be set aside once more; null once that has begun
     */
    record Expiry(Instant at, Instant renewAt) {}

    /** In the place of which payment, whose authorisation would expire, and the how manieth try that is, from 1. */
    record Renewal(UUID of, int no) {}

    /** Null until it happened. */
    record Times(Instant authorisedAt, Instant settledAt) {
        static final Times NONE = new Times(null, null);
    }

    private Terms terms;
    private final List<Movement> moved = new ArrayList<>();
    private final List<Capture.Change> captureChanges = new ArrayList<>();
    private PaymentStatus status;
    private String provider;
    private Amounts amounts;
    private Times times;
    private String providerReference;
    private String reason;
    private boolean releaseRequested;
    private Capture capture;
    private int issueNo;
    private Deadline deadline;
    private Expiry expiry;
    private final Renewal renewal;

    Payment(
            Terms terms,
            PaymentStatus status,
            String provider,
            Amounts amounts,
            Times times,
            String providerReference,
            String reason,
            boolean releaseRequested,
            Capture capture,
            int issueNo,
            Deadline deadline,
            Expiry expiry,
            Renewal renewal) {
        this.terms = terms;
        this.status = status;
        this.provider = provider;
        this.amounts = amounts;
        this.times = times;
        this.providerReference = providerReference;
        this.reason = reason;
        this.releaseRequested = releaseRequested;
        this.capture = capture;
        this.issueNo = issueNo;
        this.deadline = deadline;
        this.expiry = expiry;
        this.renewal = renewal;
    }

    /** @param deadline null for methods that are answered at once */
    static Payment requested(Terms terms, String provider, Deadline deadline) {
        return new Payment(
                terms,
                PaymentStatus.REQUESTED,
                provider,
                Amounts.NONE,
                Times.NONE,
                null,
                null,
                false,
                null,
                1,
                deadline,
                null,
                null);
    }

    /** Sets aside once more what another payment has set aside for a time that is nearly over. */
    static Payment renewing(Terms terms, String provider, Renewal renewal) {
        return new Payment(
                terms,
                PaymentStatus.REQUESTED,
                provider,
                Amounts.NONE,
                Times.NONE,
                null,
                null,
                false,
                null,
                1,
                null,
                null,
                renewal);
    }

    /** The customer can pay now. */
    void issued(String reference) {
        status = status.become(PaymentStatus.ISSUED);
        providerReference = reference;
    }

    /** The customer wants another code or slip. */
    void issueAgain(Deadline until, Terms now) {
        status = status.become(PaymentStatus.REQUESTED);
        terms = now;
        issueNo++;
        deadline = until;
    }

    /** Nobody waits for the customer's payment any more. */
    void expire(Instant at) {
        status = status.become(PaymentStatus.EXPIRED);
        times = new Times(null, at);
    }

    /** The customer paid, whatever the amount: set aside and taken in one. @param amount more than zero */
    void paid(BigDecimal amount, String reference, Instant at) {
        status = status.become(PaymentStatus.CAPTURED);
        setAside(amount, reference, at);
        // Nobody asked for this capture: its id is the payment's.
        var taken = new Capture(terms.paymentId(), amount, true, 1);
        move(Kind.CAPTURE, amount, taken.captureId().toString(), at);
        captureChanges.add(new Capture.Change(taken, CaptureStatus.DONE, null));
        times = new Times(at, at);
    }

    void authorise(BigDecimal amount, String reference, Instant at) {
        status = status.become(PaymentStatus.AUTHORISED);
        setAside(amount, reference, at);
    }

    /** What is set aside is so for a time only. */
    void expires(Expiry when) {
        expiry = when;
    }

    void decline(String why, Instant at) {
        status = status.become(PaymentStatus.DECLINED);
        reason = why;
        times = new Times(null, at);
    }

    /** Another provider is asked, since of the one before surely nothing is to come. */
    void askElsewhere(String otherProvider) {
        if (status != PaymentStatus.REQUESTED) {
            throw new IllegalStateException("A payment that is " + status + " stays where it is");
        }
        provider = otherProvider;
    }

    /** The order wants the money back before the provider has answered. */
    void requestRelease() {
        releaseRequested = true;
    }

    /** @param why null when nothing went wrong */
    void startVoid(String why) {
        status = status.become(PaymentStatus.VOIDING);
        reason = why;
        if (capture != null) {
            endCapture(CaptureStatus.GIVEN_UP, capture);
        }
    }

    /** The provider authorised what it had already declined: nobody waits for this money any more. */
    void startVoidOfLate(BigDecimal amount, String reference, Instant at) {
        startVoid(reason);
        setAside(amount, reference, at);
    }

    /** What was taken before stays taken. */
    void voided(Instant at) {
        status = status.become(amounts.captured().signum() > 0 ? PaymentStatus.CAPTURED : PaymentStatus.VOIDED);
        releaseRest(at);
        times = new Times(times.authorisedAt(), at);
    }

    /**
     * Asks for a part of what is set aside; after a failure under the same id.
     *
     * @throws IllegalArgumentException when more is asked for than may still be taken
     */
    void startCapture(UUID captureId, BigDecimal amount, boolean last) {
        if (amount.signum() <= 0 || amount.compareTo(amounts.open()) > 0) {
            throw new IllegalArgumentException("Only " + amounts.open() + " of " + amount + " is authorised");
        }
        status = status.become(PaymentStatus.CAPTURING);
        capture = capture == null
                ? new Capture(captureId, amount, last, 1)
                : new Capture(capture.captureId(), amount, last, capture.attempt() + 1);
        reason = null;
        captureChanges.add(new Capture.Change(capture, CaptureStatus.REQUESTED, null));
    }

    /** @throws IllegalArgumentException when nothing, or more than is authorised, was taken */
    void captured(BigDecimal amount, Instant at) {
        if (amount.signum() <= 0 || amount.compareTo(amounts.open()) > 0) {
            throw new IllegalArgumentException("Captured " + amount + " of " + amounts.open());
        }
        var ended = capture.last() || amount.compareTo(amounts.open()) == 0;
        status = status.become(ended ? PaymentStatus.CAPTURED : PaymentStatus.AUTHORISED);
        move(Kind.CAPTURE, amount, capture.captureId().toString(), at);
        if (ended) {
            releaseRest(at);
            times = new Times(times.authorisedAt(), at);
        }
        reason = null;
        endCapture(CaptureStatus.DONE, capture.of(amount));
    }

    void captureFailed(String why) {
        status = status.become(PaymentStatus.CAPTURE_FAILED);
        reason = why;
        captureChanges.add(new Capture.Change(capture, CaptureStatus.FAILED, why));
    }

    /** Only of money that was captured, which is why it changes no state. */
    void refunded(BigDecimal amount, UUID refundPartId, Instant at) {
        move(Kind.REFUND, amount, refundPartId.toString(), at);
    }

    private void endCapture(CaptureStatus how, Capture ended) {
        captureChanges.add(new Capture.Change(ended, how, null));
        capture = null;
    }

    private void setAside(BigDecimal amount, String reference, Instant at) {
        providerReference = reference;
        if (amount.signum() > 0) {
            move(Kind.AUTHORISE, amount, terms.paymentId() + ":" + reference, at);
        }
        times = new Times(at, null);
    }

    private void releaseRest(Instant at) {
        if (amounts.open().signum() > 0) {
            move(Kind.RELEASE, amounts.open(), terms.paymentId() + ":" + providerReference, at);
        }
    }

    private void move(Kind kind, BigDecimal amount, String operationId, Instant at) {
        var movement = new Movement(kind, amount, operationId, at);
        var after = amounts.after(movement);
        if (!after.possible()) {
            throw new IllegalArgumentException(kind + " of " + amount + " is more than " + amounts + " allow");
        }
        amounts = after;
        moved.add(movement);
    }

    /** What has moved since this was read; forgotten with this call. */
    List<Movement> takeMovements() {
        var taken = List.copyOf(moved);
        moved.clear();
        return taken;
    }

    /** What became of captures since this was read; forgotten with this call. */
    List<Capture.Change> takeCaptureChanges() {
        var taken = List.copyOf(captureChanges);
        captureChanges.clear();
        return taken;
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

    String provider() {
        return provider;
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

    /** Which code or slip the customer has, from 1. */
    int issueNo() {
        return issueNo;
    }

    /** Null for methods that are answered at once. */
    Deadline deadline() {
        return deadline;
    }

    /** Null when what is set aside stays so. */
    Expiry expiry() {
        return expiry;
    }

    /** Somebody is setting the money aside once more, or has. */
    boolean renewalBegun() {
        return expiry != null && expiry.renewAt() == null;
    }

    /** Null unless it takes the place of another one. */
    Renewal renewal() {
        return renewal;
    }

    boolean releaseRequested() {
        return releaseRequested;
    }

    /** What is being captured, or failed to be; null when there is none. */
    Capture capture() {
        return capture;
    }
}
