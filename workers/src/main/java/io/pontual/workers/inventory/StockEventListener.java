package io.pontual.workers.inventory;

import io.pontual.processes.Queue;
import io.pontual.processes.inventory.StockEvent;
import io.pontual.workers.platform.messaging.InboundEvents;
import io.pontual.workers.platform.messaging.InboundEvents.Outcome;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

@Component
class StockEventListener {
    private final InboundEvents inbound;
    private final StockEvents events;

    StockEventListener(InboundEvents inbound, StockEvents events) {
        this.inbound = inbound;
        this.events = events;
    }

    @JmsListener(destination = Queue.INVENTORY_STOCK_EVT)
    void receive(String body) {
        inbound.handle(
                Queue.INVENTORY_STOCK_EVT, body, StockEvent.class, StockEvent::eventId, event -> events.apply(event)
                        .map(Outcome::parked)
                        .orElseGet(Outcome::applied));
    }
}
