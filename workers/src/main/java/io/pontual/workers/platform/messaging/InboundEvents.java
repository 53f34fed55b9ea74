package io.pontual.workers.platform.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes partner events off a queue once in effect, and never loses one. */
@Component
public class InboundEvents {
    private static final Logger log = LoggerFactory.getLogger(InboundEvents.class);

    /** What a handler made of an event. */
    public sealed interface Outcome {
        record Applied() implements Outcome {}

        /** @param reason why it fits nothing, for the operator who looks at parked events */
        record Parked(String reason) implements Outcome {}

        static Outcome applied() {
            return new Applied();
        }

        static Outcome parked(String reason) {
            return new Parked(reason);
        }
    }

    private final InboxRepository inbox;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    InboundEvents(InboxRepository inbox, TransactionTemplate transaction, ObjectMapper json, MeterRegistry metrics) {
        this.inbox = inbox;
        this.transaction = transaction;
        // An older worker must understand a newer partner: a field that we do not know yet is no error here.
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.metrics = metrics;
    }

    /**
     * Reads the event, records its id and applies it in one transaction. A repeat does nothing. A body that cannot be
     * read goes to the dead letters, as does one whose handler keeps failing.
     *
     * @param queue the queue it came from
     * @param body JSON of {@code type}
     * @param eventId how to find the id that every copy of the event carries
     * @param handler runs inside the transaction
     */
    public <T> void handle(
            String queue, String body, Class<T> type, Function<T, String> eventId, Function<T, Outcome> handler) {
        var event = read(queue, body, type);
        var id = eventId.apply(event);
        var result = transaction.execute(status -> {
            if (!inbox.insert(queue, id)) {
                return "repeated";
            }
            if (handler.apply(event) instanceof Outcome.Parked parked) {
                log.warn("Event {} of {} is parked: {}", id, queue, parked.reason());
                inbox.park(queue, id, body, parked.reason());
                return "parked";
            }
            return "applied";
        });
        metrics.counter("pontual.inbound.events", "queue", queue, "result", result)
                .increment();
    }

    private <T> T read(String queue, String body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A message on " + queue + " is no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
