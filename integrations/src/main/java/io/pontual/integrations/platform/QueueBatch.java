package io.pontual.integrations.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.CompletionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/** Sends many messages one behind the other without waiting for each, so that the broker writes many to disk at once. */
@Component
public class QueueBatch {
    private final JmsTemplate jms;
    private final ObjectMapper json;
    private final BrokerProperties broker;

    QueueBatch(JmsTemplate jms, ObjectMapper json, BrokerProperties broker) {
        this.jms = jms;
        this.json = json;
        this.broker = broker;
    }

    /** As for {@link OutgoingMessage#fill}. */
    public record Letter(String queue, String id, String group, Object body) {}

    /**
     * Returns once the broker has all of them.
     *
     * @throws PartnerUnavailable when it does not have all: some may have been sent, and the broker drops their copies
     */
    public void send(List<Letter> letters) {
        try {
            jms.execute((session, producer) -> {
                Map<String, Queue> queues = new HashMap<>();
                List<CompletableFuture<Void>> sending = new ArrayList<>(letters.size());
                for (var letter : letters) {
                    var queue = queues.get(letter.queue());
                    if (queue == null) {
                        queue = session.createQueue(letter.queue());
                        queues.put(letter.queue(), queue);
                    }
                    var taken = new Taken();
                    producer.send(queue, text(session, letter), taken);
                    sending.add(taken.future);
                }
                // The session must stay open until the last answer is there.
                CompletableFuture.allOf(sending.toArray(CompletableFuture[]::new))
                        .orTimeout(broker.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .join();
                return null;
            });
        } catch (org.springframework.jms.JmsException | CompletionException e) {
            throw new PartnerUnavailable("The broker has not taken " + letters.size() + " messages");
        }
    }

    private TextMessage text(Session session, Letter letter) throws JMSException {
        var text = session.createTextMessage(write(letter.body()));
        text.setStringProperty("_AMQ_DUPL_ID", letter.id());
        if (letter.group() != null) {
            text.setStringProperty(OutgoingMessage.GROUP, letter.group());
        }
        return text;
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + body.getClass(), e);
        }
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
