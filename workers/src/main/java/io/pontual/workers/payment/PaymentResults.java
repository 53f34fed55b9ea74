package io.pontual.workers.payment;

import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.payment.RefundReason;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what the provider answered. */
@Service
class PaymentResults {
    private final PaymentRepository payments;
    private final CaptureRepository captures;
    private final Refunds refunds;
    private final SettlementService settlement;
    private final Failover failover;
    private final ProviderHealth health;
    private final FraudScreening fraud;
    private final CaptureHolds captureHolds;
    private final IssuedPayments issued;
    private final Renewals renewals;
    private final PaymentTables tables;
    private final PaymentGateway gateway;
    private final PaymentStory story;
    private final Clock clock;

    PaymentResults(
            PaymentRepository payments,
            CaptureRepository captures,
            Refunds refunds,
            SettlementService settlement,
            Failover failover,
            ProviderHealth health,
            FraudScreening fraud,
            CaptureHolds captureHolds,
            IssuedPayments issued,
            Renewals renewals,
            PaymentTables tables,
            PaymentGateway gateway,
            PaymentStory story,
            Clock clock) {
        this.payments = payments;
        this.captures = captures;
        this.refunds = refunds;
        this.settlement = settlement;
        this.failover = failover;
        this.health = health;
        this.fraud = fraud;
        this.captureHolds = captureHolds;
        this.issued = issued;
        this.renewals = renewals;
        this.tables = tables;
        this.gateway = gateway;
        this.story = story;
        this.clock = clock;
    }

    /** @return why an operator should look at the result; empty when all is well */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> apply(PaymentResult result) {
        var orderId = payments.orderOf(result.paymentId());
        if (orderId.isEmpty()) {
            return Optional.of("There is no payment " + result.paymentId());
        }
        fraud.lock(orderId.get(), result);
        captureHolds.lock(orderId.get(), result);
        var money = refunds.lock(orderId.get());
        var payment = money.payments().stream()
                .filter(one -> one.paymentId().equals(result.paymentId()))
                .findFirst()
                .orElseThrow();
        health.learn(result);
        var parked =
                switch (result.kind()) {
                    case REFUNDED, REFUND_FAILED -> refunds.answered(payment, money.refunds(), result);
                    case FRAUD_VERDICT -> fraud.verdict(payment, result);
                    case CAPTURED, CAPTURE_FAILED -> aboutCapture(payment, result);
                    default -> answered(payment, result);
                };
        var after = refunds.lock(orderId.get());
        captureHolds.after(orderId.get(), result, after);
        settlement.afterResult(orderId.get(), after);
        return parked;
    }

    /** Only the capture that is under way, or failed last, can still change. */
    private Optional<String> aboutCapture(Payment payment, PaymentResult result) {
        if (payment.capture() != null && payment.capture().captureId().equals(result.operationId())) {
            return answered(payment, result);
        }
        var known = result.operationId() == null
                ? Optional.<CaptureStatus>empty()
                : captures.status(payment.paymentId(), result.operationId());
        if (known.isEmpty()) {
            return Optional.of(result.kind() + " for a payment that is " + payment.status()
                    + ", of a capture that was not asked for: " + result.operationId());
        }
        return known.get() == CaptureStatus.GIVEN_UP && result.kind() == Kind.CAPTURED
                ? Optional.of("Capture " + result.operationId() + " was made after it had been given up")
                : Optional.empty();
    }

    private Optional<String> answered(Payment payment, PaymentResult result) {
        var effect = ResultRules.apply(payment, result, clock.instant());
        if (effect.voidReference() != null) {
            gateway.giveBack(
                    payment,
                    result.provider() == null ? payment.provider() : result.provider(),
                    effect.voidReference());
        }
        if (ResultRules.ofAnother(payment, result)) {
            late(payment, result);
        } else if (result.kind() == Kind.NOT_FOUND || result.kind() == Kind.UNAVAILABLE) {
            failover.goOn(payment, result);
        }
        if (effect.changed()) {
            if (payment.is(PaymentStatus.AUTHORISED) && result.expiresAt() != null) {
                payment.expires(renewals.expiry(payment, result.expiresAt()));
            }
            payments.update(payment);
            tellStory(payment, effect);
            tellProcess(payment, effect, result);
            if (payment.renewalBegun() && payment.status().isTerminal()) {
                gateway.tellRenewalOver(payment);
            }
        }
        if (result.kind() == Kind.AUTHORISED) {
            fraud.authorised(payment, result, effect.tell() == Effect.Tell.AUTHORISED);
        }
        return Optional.ofNullable(effect.parked());
    }

    private void late(Payment payment, PaymentResult result) {
        if (result.kind() == Kind.AUTHORISED || result.kind() == Kind.VOIDED) {
            failover.late(payment, result);
        }
    }

    private void tellStory(Payment payment, Effect effect) {
        if (effect.capture() != null) {
            story.capture(payment, effect.story(), effect.capture());
        } else if (effect.story() != null) {
            story.tell(payment, effect.story());
        }
    }

    /** What differs from the amount due goes back, or all of it; an order that was released gives back all at its end. */
    private void paid(Payment payment, String eventId) {
        var captured = payment.amounts().captured();
        var difference = captured.subtract(payment.terms().amount());
        if (difference.signum() == 0) {
            gateway.tellAuthorised(payment.paymentId(), eventId);
            return;
        }
        var policy = tables.asyncPolicy(
                PaymentMethod.of(payment.terms().method()), difference.signum() > 0 ? "more" : "less");
        if (difference.signum() > 0 && policy.keepWrongAmount()) {
            refunds.giveBack(payment, difference, RefundReason.WRONG_AMOUNT_PAID);
            gateway.tellAuthorised(payment.paymentId(), eventId);
        } else {
            refunds.giveBack(payment, captured, RefundReason.WRONG_AMOUNT_PAID);
            gateway.tellDeclined(payment.paymentId(), eventId, "wrong-amount");
        }
    }

    private void tellProcess(Payment payment, Effect effect, PaymentResult result) {
        switch (effect.tell()) {
            case AUTHORISED -> gateway.tellAuthorised(payment.paymentId(), result.eventId());
            case ISSUED -> issued.issued(payment, result.instructions());
            case PAID -> paid(payment, result.eventId());
            case PAID_TOO_LATE -> refunds.giveBack(payment, payment.amounts().captured(), RefundReason.PAID_TOO_LATE);
            case DECLINED -> gateway.tellDeclined(payment.paymentId(), result.eventId(), payment.reason());
            case NOTHING -> {
                // Nobody waits for this one.
            }
        }
    }
}
