package io.pontual.workers.platform.messaging;

import jakarta.jms.CompletionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/** Puts messages on queues, so that the broker drops repeats and keeps the order within a group. */
@Component
class QueueGateway {
    /** Artemis drops a message whose id it has seen lately on the same address. */
    private static final String DUPLICATE_DETECTION_ID = "_AMQ_DUPL_ID";

    private static final String GROUP = "JMSXGroupID";

    /** For the broker's answer; as long as its client waits elsewhere. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final JmsTemplate jms;

    QueueGateway(JmsTemplate jms) {
        this.jms = jms;
    }

    /**
     * Sends one behind the other without waiting for each: the broker then writes many to disk at once, and a message costs
     * one way instead of four ways there and back.
     *
     * @return in the same order, each complete: taken by the broker or not
     */
    List<CompletableFuture<Void>> send(List<OutboxMessage> messages) {
        try {
            return jms.execute((session, producer) -> {
                Map<String, Queue> queues = new HashMap<>();
                List<CompletableFuture<Void>> sending = new ArrayList<>(messages.size());
                for (var message : messages) {
                    var queue = queues.get(message.destination());
                    if (queue == null) {
                        queue = session.createQueue(message.destination());
                        queues.put(message.destination(), queue);
                    }
                    var taken = new Taken();
                    producer.send(
                            queue, text(session, message.correlationKey(), message.messageId(), message.body()), taken);
                    sending.add(taken.future.orTimeout(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS));
                }
                // The session must stay open until the last answer is there.
                CompletableFuture.allOf(sending.toArray(CompletableFuture[]::new))
                        .exceptionally(error -> null)
                        .join();
                return sending;
            });
        } catch (JmsException e) {
            // Some may have been taken; the broker drops the repeat.
            return messages.stream()
                    .map(message -> CompletableFuture.<Void>failedFuture(e))
                    .toList();
        }
    }

    /** @throws JmsException when the broker has not taken it */
    void send(String queue, String group, String messageId, String body) {
        jms.send(queue, session -> text(session, group, messageId, body));
    }

    private static TextMessage text(Session session, String group, String messageId, String body) throws JMSException {
        var text = session.createTextMessage(body);
        text.setStringProperty(DUPLICATE_DETECTION_ID, messageId);
        text.setStringProperty(GROUP, group);
        return text;
    }

    private static final class Taken implements CompletionListener {
        final CompletableFuture<Void> future = new CompletableFuture<>();

        @Override
        public void onCompletion(Message message) {
            future.complete(null);
        }

        @Override
        public void onException(Message message, Exception exception) {
            future.completeExceptionally(exception);
        }
    }
}
