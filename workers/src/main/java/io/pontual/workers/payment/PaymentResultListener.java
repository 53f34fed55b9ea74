package io.pontual.workers.payment;

import io.pontual.processes.Queue;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.workers.platform.messaging.InboundEvents;
import io.pontual.workers.platform.messaging.InboundEvents.Outcome;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

@Component
class PaymentResultListener {
    private final InboundEvents events;
    private final PaymentResults results;

    PaymentResultListener(InboundEvents events, PaymentResults results) {
        this.events = events;
        this.results = results;
    }

    @JmsListener(destination = Queue.PAYMENT_RESULT_EVT)
    void receive(String body) {
        events.handle(
                Queue.PAYMENT_RESULT_EVT, body, PaymentResult.class, PaymentResult::eventId, result -> results.apply(
                                result)
                        .map(Outcome::parked)
                        .orElseGet(Outcome::applied));
    }
}
