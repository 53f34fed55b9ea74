package io.pontual.workers.inventory;

import io.pontual.processes.Queue;
import io.pontual.processes.inventory.TransferEvent;
import io.pontual.workers.platform.messaging.InboundEvents;
import io.pontual.workers.platform.messaging.InboundEvents.Outcome;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

@Component
class TransferEventListener {
    private final InboundEvents inbound;
    private final TransferEvents events;

    TransferEventListener(InboundEvents inbound, TransferEvents events) {
        this.inbound = inbound;
        this.events = events;
    }

    @JmsListener(destination = Queue.INVENTORY_TRANSFER_EVT)
    void receive(String body) {
        inbound.handle(
                Queue.INVENTORY_TRANSFER_EVT, body, TransferEvent.class, TransferEvent::eventId, event -> events.apply(
                                event)
                        .map(Outcome::parked)
                        .orElseGet(Outcome::applied));
    }
}
