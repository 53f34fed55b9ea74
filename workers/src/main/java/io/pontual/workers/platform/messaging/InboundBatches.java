package io.pontual.workers.platform.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes partner events off a queue many at once, for those that come by the thousand. Unlike with {@link InboundEvents} the
 * handler itself knows which have come before, since it keeps them all.
 */
@Component
public class InboundBatches {
    private static final Logger log = LoggerFactory.getLogger(InboundBatches.class);

    private final InboxRepository inbox;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    InboundBatches(InboxRepository inbox, TransactionTemplate transaction, ObjectMapper json, MeterRegistry metrics) {
        this.inbox = inbox;
        this.transaction = transaction;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.metrics = metrics;
    }

    /**
     * Applies all events in one transaction. One that cannot be read makes all fail, as does a handler that fails.
     *
     * @param bodies JSON of {@code type}
     * @param eventId how to find the id that every copy of an event carries
     * @param handler runs inside the transaction; tells of those that fit nothing why, for an operator
     */
    public <T> void handle(
            String queue,
            List<String> bodies,
            Class<T> type,
            Function<T, String> eventId,
            Function<List<T>, Map<T, String>> handler) {
        var events = new LinkedHashMap<T, String>();
        bodies.forEach(body -> events.putIfAbsent(read(queue, body, type), body));
        int parked = transaction.execute(status -> {
            var misfits = handler.apply(List.copyOf(events.keySet()));
            misfits.forEach((event, reason) -> {
                var id = eventId.apply(event);
                if (inbox.parkNew(queue, id, events.get(event), reason)) {
                    log.warn("Event {} of {} is parked: {}", id, queue, reason);
                }
            });
            return misfits.size();
        });
        count(queue, "parked", parked);
        count(queue, "applied", events.size() - parked);
        count(queue, "repeated", bodies.size() - events.size());
    }

    /**
     * Takes back what was parked, for the caller's transaction to apply.
     *
     * @param field of the event's JSON
     * @param wanted which of those with that value; the others stay
     */
    public <T> List<T> takeParked(String queue, Class<T> type, String field, String value, Predicate<T> wanted) {
        var taken = new ArrayList<T>();
        for (var parked : inbox.lockParked(queue, field, value)) {
            var event = read(queue, parked.body(), type);
            if (wanted.test(event) && inbox.takeParked(queue, parked.eventId()).isPresent()) {
                taken.add(event);
            }
        }
        return taken;
    }

    private void count(String queue, String result, int events) {
        if (events > 0) {
            metrics.counter("pontual.inbound.events", "queue", queue, "result", result)
                    .increment(events);
        }
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
