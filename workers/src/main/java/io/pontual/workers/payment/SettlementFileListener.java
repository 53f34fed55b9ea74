package io.pontual.workers.payment;

import io.pontual.processes.Queue;
import io.pontual.processes.payment.SettlementFile;
import io.pontual.workers.platform.messaging.InboundEvents;
import io.pontual.workers.platform.messaging.InboundEvents.Outcome;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

@Component
class SettlementFileListener {
    private final InboundEvents events;
    private final Reconciliations reconciliations;

    SettlementFileListener(InboundEvents events, Reconciliations reconciliations) {
        this.events = events;
        this.reconciliations = reconciliations;
    }

    @JmsListener(destination = Queue.PAYMENT_SETTLEMENT_EVT)
    void receive(String body) {
        events.handle(
                Queue.PAYMENT_SETTLEMENT_EVT,
                body,
                SettlementFile.class,
                file -> file.fileId().toString(),
                file -> {
                    reconciliations.compare(file);
                    return Outcome.applied();
                });
    }
}
