package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.shipping.CarrierResult;
import io.pontual.workers.platform.messaging.InboundEvents;
import io.pontual.workers.platform.messaging.InboundEvents.Outcome;
import java.util.Optional;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

@Component
class CarrierResultListener {
    private final InboundEvents inbound;
    private final Labels labels;
    private final ReturnLabels returnLabels;
    private final CarrierAnswers answers;

    CarrierResultListener(InboundEvents inbound, Labels labels, ReturnLabels returnLabels, CarrierAnswers answers) {
        this.inbound = inbound;
        this.labels = labels;
        this.returnLabels = returnLabels;
        this.answers = answers;
    }

    @JmsListener(destination = Queue.SHIPPING_CARRIER_EVT)
    void receive(String body) {
        inbound.handle(
                Queue.SHIPPING_CARRIER_EVT, body, CarrierResult.class, CarrierResult::eventId, result -> take(result)
                        .map(Outcome::parked)
                        .orElseGet(Outcome::applied));
    }

    private Optional<String> take(CarrierResult result) {
        if (returnLabels.knows(result.parcelId())) {
            return returnLabels.take(result);
        }
        return switch (result.kind()) {
            case LABEL, VOID_LABEL -> labels.take(result);
            case RESCHEDULE, REDIRECT, RETURN, CLAIM -> answers.take(result);
        };
    }
}
