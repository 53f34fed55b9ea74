package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.shipping.CarrierResult;
import io.pontual.workers.platform.messaging.InboundEvents;
import io.pontual.workers.platform.messaging.InboundEvents.Outcome;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

@Component
class CarrierResultListener {
    private final InboundEvents inbound;
    private final Labels labels;

    CarrierResultListener(InboundEvents inbound, Labels labels) {
        this.inbound = inbound;
        this.labels = labels;
    }

    @JmsListener(destination = Queue.SHIPPING_CARRIER_EVT)
    void receive(String body) {
        inbound.handle(
                Queue.SHIPPING_CARRIER_EVT, body, CarrierResult.class, CarrierResult::eventId, result -> labels.take(
                                result)
                        .map(Outcome::parked)
                        .orElseGet(Outcome::applied));
    }
}
