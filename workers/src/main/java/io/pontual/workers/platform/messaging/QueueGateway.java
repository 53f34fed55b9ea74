package io.pontual.workers.platform.messaging;

import java.util.concurrent.CompletableFuture;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/** Puts messages on queues, so that the broker drops repeats and keeps the order within a group. */
@Component
class QueueGateway {
    /** Artemis drops a message whose id it has seen lately on the same address. */
    private static final String DUPLICATE_DETECTION_ID = "_AMQ_DUPL_ID";

    private static final String GROUP = "JMSXGroupID";

    private final JmsTemplate jms;

    QueueGateway(JmsTemplate jms) {
        this.jms = jms;
    }

    CompletableFuture<Void> send(OutboxMessage message) {
        try {
            send(message.destination(), message.correlationKey(), message.messageId(), message.body());
            return CompletableFuture.completedFuture(null);
        } catch (JmsException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** @throws JmsException when the broker has not taken it */
    void send(String queue, String group, String messageId, String body) {
        jms.send(queue, session -> {
            var text = session.createTextMessage(body);
            text.setStringProperty(DUPLICATE_DETECTION_ID, messageId);
            text.setStringProperty(GROUP, group);
            return text;
        });
    }
}
