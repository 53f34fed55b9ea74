package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.shipping.ShipmentEvent;
import io.pontual.workers.platform.messaging.InboundEvents;
import io.pontual.workers.platform.messaging.InboundEvents.Outcome;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

@Component
class NodeEventListener {
    private final InboundEvents inbound;
    private final NodeEvents events;

    NodeEventListener(InboundEvents inbound, NodeEvents events) {
        this.inbound = inbound;
        this.events = events;
    }

    @JmsListener(destination = Queue.SHIPPING_NODE_EVT)
    void receive(String body) {
        inbound.handle(
                Queue.SHIPPING_NODE_EVT, body, ShipmentEvent.class, ShipmentEvent::eventId, event -> events.apply(event)
                        .map(Outcome::parked)
                        .orElseGet(Outcome::applied));
    }
}
