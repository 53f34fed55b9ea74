package io.pontual.workers.payment;

import io.pontual.processes.payment.PaymentResult;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a provider's result makes of a payment. Results may come late, twice or in the wrong order; none of that is an
 * error, and none of it may move money that was not asked for.
 */
final class ResultRules {
    static final String AMOUNT_DIFFERS = "authorised-amount-differs";
    static final String CAPTURED_TOO_MUCH = "captured-more-than-authorised";
    static final String NOT_FOUND = "not-found-at-provider";
    static final String UNAVAILABLE = "provider-unavailable";

    private ResultRules() {}

    static Effect apply(Payment payment, PaymentResult result, Instant now) {
        if (ofAnother(payment, result)) {
            return ofAnother(result);
        }
        return switch (result.kind()) {
            case AUTHORISED -> authorised(payment, result, now);
            case DECLINED -> declined(payment, result, now);
            case CAPTURED -> captured(payment, result, now);
            case CAPTURE_FAILED -> captureFailed(payment, result);
            case VOIDED -> voided(payment, result, now);
            case NOT_FOUND -> nothingThere(payment, NOT_FOUND, now);
            case UNAVAILABLE -> nothingThere(payment, UNAVAILABLE, now);
            case NO_ANSWER -> Effect.nothing();
            case ISSUED -> issued(payment, result, now);
            case PAID -> paid(payment, result, now);
            // Our own clock says when it is over: until then the customer may ask for another code.
            case EXPIRED -> Effect.nothing();
            case REFUNDED, REFUND_FAILED, FRAUD_VERDICT ->
                throw new IllegalArgumentException(result.kind() + " is not about the payment's state");
        };
    }

    /** Of a provider that was given up for another. */
    static boolean ofAnother(Payment payment, PaymentResult result) {
        return result.provider() != null && !result.provider().equals(payment.provider());
    }

    /** Whatever became of the payment meanwhile: what is set aside there is not counted on any more, and goes back. */
    private static Effect ofAnother(PaymentResult result) {
        return result.kind() == PaymentResult.Kind.AUTHORISED && result.providerReference() != null
                ? Effect.nothing().voiding(result.providerReference())
                : Effect.nothing();
    }

    private static Effect authorised(Payment payment, PaymentResult result, Instant now) {
        var reference = result.providerReference();
        if (reference == null) {
            return Effect.parked("Authorised without the provider's reference: it can be neither captured nor voided");
        }
        return switch (payment.status()) {
            case REQUESTED -> answered(payment, result, now);
            case DECLINED -> {
                payment.startVoidOfLate(known(result.amount()), reference, now);
                yield Effect.changed(null).voiding(reference);
            }
            default ->
                reference.equals(payment.providerReference())
                        ? Effect.nothing()
                        : Effect.parked("A second authorisation " + reference + " for one payment; it is voided")
                                .voiding(reference);
        };
    }

    private static Effect answered(Payment payment, PaymentResult result, Instant now) {
        var reference = result.providerReference();
        var asked = payment.terms().amount();
        var released = payment.releaseRequested();
        payment.authorise(known(result.amount()), reference, now);
        if (result.amount() == null || result.amount().compareTo(asked) != 0) {
            payment.startVoid(AMOUNT_DIFFERS);
            return Effect.changed(TimelineKind.PAYMENT_DECLINED)
                    .telling(released ? Effect.Tell.NOTHING : Effect.Tell.DECLINED)
                    .voiding(reference)
                    .noting("Authorised " + result.amount() + " instead of " + asked + "; it is voided");
        }
        if (released) {
            payment.startVoid(null);
            return Effect.changed(TimelineKind.PAYMENT_AUTHORISED).voiding(reference);
        }
        return Effect.changed(TimelineKind.PAYMENT_AUTHORISED).telling(Effect.Tell.AUTHORISED);
    }

    private static Effect issued(Payment payment, PaymentResult result, Instant now) {
        var reference = result.providerReference();
        if (reference == null || result.instructions() == null) {
            return Effect.parked("Issued without the provider's reference or without instructions");
        }
        return switch (payment.status()) {
            case REQUESTED -> {
                payment.issued(reference);
                if (payment.releaseRequested()) {
                    payment.expire(now);
                    yield Effect.changed(TimelineKind.PAYMENT_EXPIRED).voiding(reference);
                }
                yield Effect.changed(TimelineKind.PAYMENT_ISSUED).telling(Effect.Tell.ISSUED);
            }
            case DECLINED, EXPIRED -> Effect.nothing().voiding(reference);
            default -> Effect.nothing();
        };
    }

    private static Effect paid(Payment payment, PaymentResult result, Instant now) {
        var amount = known(result.amount());
        if (result.providerReference() == null || amount.signum() == 0) {
            return Effect.parked("Paid without the provider's reference or without an amount");
        }
        return switch (payment.status()) {
            case REQUESTED, ISSUED -> {
                payment.paid(amount, result.providerReference(), now);
                yield Effect.changed(TimelineKind.PAYMENT_PAID).telling(Effect.Tell.PAID);
            }
            case DECLINED, EXPIRED -> {
                payment.paid(amount, result.providerReference(), now);
                yield Effect.changed(TimelineKind.PAYMENT_PAID_LATE).telling(Effect.Tell.PAID_TOO_LATE);
            }
            default -> Effect.parked("Paid once more, " + amount + ": the payment is " + payment.status());
        };
    }

    private static Effect declined(Payment payment, PaymentResult result, Instant now) {
        return switch (payment.status()) {
            case REQUESTED -> {
                payment.decline(result.reason(), now);
                yield Effect.changed(TimelineKind.PAYMENT_DECLINED)
                        .telling(payment.releaseRequested() ? Effect.Tell.NOTHING : Effect.Tell.DECLINED);
            }
            case DECLINED -> Effect.nothing();
            default -> unexpected(payment, result);
        };
    }

    /** @param result about the capture that is under way, or that failed last */
    private static Effect captured(Payment payment, PaymentResult result, Instant now) {
        if (!payment.is(PaymentStatus.CAPTURING) && !payment.is(PaymentStatus.CAPTURE_FAILED)) {
            return unexpected(payment, result);
        }
        var capture = payment.capture();
        var open = payment.amounts().open();
        var taken = result.amount() == null ? capture.amount() : result.amount();
        if (taken.signum() <= 0 || taken.compareTo(open) > 0) {
            var note = "Captured " + taken + " of " + open + " authorised";
            if (payment.is(PaymentStatus.CAPTURE_FAILED)) {
                return Effect.parked(note);
            }
            payment.captureFailed(CAPTURED_TOO_MUCH);
            return Effect.changed(TimelineKind.PAYMENT_CAPTURE_FAILED)
                    .about(capture)
                    .noting(note);
        }
        payment.captured(taken, now);
        var effect = Effect.changed(TimelineKind.PAYMENT_CAPTURED).about(capture.of(taken));
        return taken.compareTo(capture.amount()) == 0
                ? effect
                : effect.noting("Captured " + taken + " instead of " + capture.amount());
    }

    private static Effect captureFailed(Payment payment, PaymentResult result) {
        return switch (payment.status()) {
            case CAPTURING -> {
                payment.captureFailed(result.reason());
                yield Effect.changed(TimelineKind.PAYMENT_CAPTURE_FAILED).about(payment.capture());
            }
            case CAPTURE_FAILED -> Effect.nothing();
            default -> unexpected(payment, result);
        };
    }

    private static Effect voided(Payment payment, PaymentResult result, Instant now) {
        if (result.providerReference() != null
                && payment.providerReference() != null
                && !result.providerReference().equals(payment.providerReference())) {
            // The answer to the void of a second authorisation: the payment itself is another matter.
            return Effect.nothing();
        }
        return switch (payment.status()) {
            case VOIDING -> {
                payment.voided(now);
                yield Effect.changed(TimelineKind.PAYMENT_VOIDED);
            }
            case VOIDED, DECLINED, EXPIRED -> Effect.nothing();
            // What was issued could be withdrawn, and had been paid all the same.
            case CAPTURED -> payment.deadline() == null ? unexpected(payment, result) : Effect.nothing();
            default -> unexpected(payment, result);
        };
    }

    /**
     * While the order wants the money, our request may still be on its way, and it is asked again. An order that was
     * released can end: should the request arrive after all, its authorisation is voided as one that came too late.
     */
    private static Effect nothingThere(Payment payment, String why, Instant now) {
        if (!payment.is(PaymentStatus.REQUESTED) || !payment.releaseRequested()) {
            return Effect.nothing();
        }
        payment.decline(why, now);
        return Effect.changed(TimelineKind.PAYMENT_DECLINED);
    }

    private static Effect unexpected(Payment payment, PaymentResult result) {
        return Effect.parked(result.kind() + " for a payment that is " + payment.status());
    }

    private static BigDecimal known(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount.max(BigDecimal.ZERO);
    }
}
