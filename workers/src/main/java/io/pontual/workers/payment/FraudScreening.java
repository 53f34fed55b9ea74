package io.pontual.workers.payment;

import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Fraud;
import io.pontual.workers.ordering.contract.FraudReviews;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A provider may set money aside and say later whether it vouches for the payment. Until then the order is held; the first
 * verdict of a payment counts, and whatever a person decided before it stands.
 */
@Component
class FraudScreening {
    private final FraudScreeningRepository screenings;
    private final FraudReviews reviews;
    private final Timeline timeline;
    private final Clock clock;

    FraudScreening(FraudScreeningRepository screenings, FraudReviews reviews, Timeline timeline, Clock clock) {
        this.screenings = screenings;
        this.reviews = reviews;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Before payments are locked: the order comes first, as everywhere. */
    void lock(UUID orderId, PaymentResult result) {
        if (result.fraud() != null) {
            reviews.lock(orderId);
        }
    }

    /** @param standing whether the authorisation counts: the order waits for it */
    void authorised(Payment payment, PaymentResult result, boolean standing) {
        if (result.fraud() == null || ResultRules.ofAnother(payment, result)) {
            return;
        }
        if (result.fraud() == Fraud.PENDING) {
            screenings.asked(payment.paymentId(), payment.provider(), clock.instant());
        } else {
            screenings.verdict(payment.paymentId(), payment.provider(), result.fraud(), clock.instant());
        }
        if (!standing) {
            return;
        }
        var verdict = screenings.verdictOf(payment.paymentId());
        if (verdict.isEmpty()) {
            reviews.pending(payment.orderId(), payment.provider());
        } else if (verdict.get() == Fraud.DENIED) {
            // As if the order had waited for it: what was known first does not count less.
            reviews.pending(payment.orderId(), payment.provider());
            carryOut(payment, Fraud.DENIED);
        }
    }

    /** @return why an operator should look at it; empty when all is well */
    Optional<String> verdict(Payment payment, PaymentResult result) {
        if (result.fraud() == null || result.fraud() == Fraud.PENDING) {
            return Optional.of("A verdict of the fraud screening that decides nothing: " + result.fraud());
        }
        var known = screenings.verdictOf(payment.paymentId());
        if (known.isPresent()) {
            return known.get() == result.fraud()
                    ? Optional.empty()
                    : Optional.of("The fraud screening says " + result.fraud() + " after it had said " + known.get());
        }
        screenings.verdict(payment.paymentId(), result.provider(), result.fraud(), clock.instant());
        timeline.record(
                payment.orderId(),
                result.fraud() == Fraud.APPROVED ? TimelineKind.FRAUD_APPROVED : TimelineKind.FRAUD_DENIED,
                payment.paymentId(),
                Map.of(
                        "amount",
                        payment.terms().amount().toPlainString(),
                        "currency",
                        payment.terms().currency()));
        if (payment.is(PaymentStatus.REQUESTED)) {
            screenings.effect(payment.paymentId(), "early");
        } else {
            carryOut(payment, result.fraud());
        }
        return Optional.empty();
    }

    private void carryOut(Payment payment, Fraud verdict) {
        var othersPending = screenings.ofOrder(payment.orderId()).containsValue(Fraud.PENDING.name());
        screenings.effect(
                payment.paymentId(),
                verdict == Fraud.APPROVED && othersPending
                        ? "waiting"
                        : reviews.verdict(payment.orderId(), payment.provider(), verdict == Fraud.APPROVED)
                                .code());
    }
}
