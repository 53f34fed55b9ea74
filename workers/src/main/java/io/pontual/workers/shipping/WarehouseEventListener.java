package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.shipping.WarehouseEvent;
import io.pontual.workers.platform.messaging.InboundEvents;
import io.pontual.workers.platform.messaging.InboundEvents.Outcome;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

@Component
class WarehouseEventListener {
    private final InboundEvents inbound;
    private final WarehouseEvents events;

    WarehouseEventListener(InboundEvents inbound, WarehouseEvents events) {
        this.inbound = inbound;
        this.events = events;
    }

    @JmsListener(destination = Queue.SHIPPING_WAREHOUSE_EVT)
    void receive(String body) {
        inbound.handle(
                Queue.SHIPPING_WAREHOUSE_EVT,
                body,
                WarehouseEvent.class,
                WarehouseEvent::eventId,
                event -> events.apply(event).map(Outcome::parked).orElseGet(Outcome::applied));
    }
}
