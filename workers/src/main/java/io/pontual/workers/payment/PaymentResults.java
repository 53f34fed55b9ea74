package io.pontual.workers.payment;

import io.pontual.processes.payment.PaymentResult;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what the provider answered. */
@Service
class PaymentResults {
    private final PaymentRepository payments;
    private final SettlementService settlement;
    private final PaymentGateway gateway;
    private final PaymentStory story;
    private final Clock clock;

    PaymentResults(
            PaymentRepository payments,
            SettlementService settlement,
            PaymentGateway gateway,
            PaymentStory story,
            Clock clock) {
        this.payments = payments;
        this.settlement = settlement;
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
        var all = payments.lockOrder(orderId.get());
        var payment = all.stream()
                .filter(one -> one.paymentId().equals(result.paymentId()))
                .findFirst()
                .orElseThrow();
        var effect = ResultRules.apply(payment, result, clock.instant());
        if (effect.voidReference() != null) {
            gateway.giveBack(payment, effect.voidReference());
        }
        if (effect.changed()) {
            payments.update(payment);
            if (effect.story() != null) {
                story.tell(payment, effect.story());
            }
            tellProcess(payment, effect, result.eventId());
            settlement.afterResult(orderId.get(), all, payment, result.eventId());
        }
        return Optional.ofNullable(effect.parked());
    }

    private void tellProcess(Payment payment, Effect effect, String eventId) {
        switch (effect.tell()) {
            case AUTHORISED -> gateway.tellAuthorised(payment.paymentId(), eventId);
            case DECLINED -> gateway.tellDeclined(payment.paymentId(), eventId, payment.reason());
            case NOTHING -> {
                // Nobody waits for this one.
            }
        }
    }
}
