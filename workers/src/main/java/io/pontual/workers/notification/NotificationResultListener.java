package io.pontual.workers.notification;

import io.pontual.processes.Queue;
import io.pontual.processes.notification.NotificationResult;
import io.pontual.workers.platform.messaging.InboundEvents;
import io.pontual.workers.platform.messaging.InboundEvents.Outcome;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

@Component
class NotificationResultListener {
    private final InboundEvents events;
    private final NotificationResults results;

    NotificationResultListener(InboundEvents events, NotificationResults results) {
        this.events = events;
        this.results = results;
    }

    @JmsListener(destination = Queue.NOTIFICATION_RESULT_EVT)
    void receive(String body) {
        events.handle(
                Queue.NOTIFICATION_RESULT_EVT,
                body,
                NotificationResult.class,
                NotificationResult::eventId,
                result -> results.apply(result).map(Outcome::parked).orElseGet(Outcome::applied));
    }
}
