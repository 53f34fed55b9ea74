package io.pontual.workers.pickup;

import io.pontual.processes.Queue;
import io.pontual.processes.pickup.StoreEvent;
import io.pontual.workers.platform.messaging.InboundEvents;
import io.pontual.workers.platform.messaging.InboundEvents.Outcome;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

@Component
class StoreEventListener {
    private final InboundEvents inbound;
    private final StoreEvents events;

    StoreEventListener(InboundEvents inbound, StoreEvents events) {
        this.inbound = inbound;
        this.events = events;
    }

    @JmsListener(destination = Queue.PICKUP_STORE_EVT)
    void receive(String body) {
        inbound.handle(Queue.PICKUP_STORE_EVT, body, StoreEvent.class, StoreEvent::eventId, event -> events.apply(event)
                .map(Outcome::parked)
                .orElseGet(Outcome::applied));
    }
}
