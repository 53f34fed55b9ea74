package io.pontual.workers.support;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.INBOX;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.ORDER_EVENT;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.boot.test.context.TestComponent;

/** What a test finds in the outbox, the inbox and the timeline. */
@TestComponent
public class SentMessages {
    private final DSLContext db;
    private final ObjectMapper json;

    SentMessages(DSLContext db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    public record Message(String destination, String messageId, JsonNode body) {}

    /** @param key correlation key or group, oldest first */
    public List<Message> of(Object key) {
        return db.selectFrom(OUTBOX)
                .where(OUTBOX.CORRELATION_KEY.eq(key.toString()))
                .orderBy(OUTBOX.OUTBOX_ID)
                .fetch(row -> new Message(
                        row.getDestination(),
                        row.getMessageId(),
                        read(row.getBody().data())));
    }

    public List<Message> of(Object key, String destination) {
        return of(key).stream()
                .filter(message -> message.destination().equals(destination))
                .toList();
    }

    public List<String> destinations(Object key) {
        return of(key).stream().map(Message::destination).toList();
    }

    /** Kinds of facts on an order's timeline, oldest first. */
    public List<String> story(UUID orderId) {
        return db.selectFrom(ORDER_EVENT)
                .where(ORDER_EVENT.ORDER_ID.eq(orderId))
                .orderBy(ORDER_EVENT.ORDER_EVENT_ID)
                .fetch(ORDER_EVENT.KIND);
    }

    /** Everything the timeline says about an order, to look for what must not be there. */
    public String storyText(UUID orderId) {
        return db.selectFrom(ORDER_EVENT)
                .where(ORDER_EVENT.ORDER_ID.eq(orderId))
                .fetch(row -> row.getParams().data())
                .toString();
    }

    /** @return why the event is parked; null when it is not */
    public String parkedReason(String eventId) {
        return db.selectFrom(INBOX).where(INBOX.EVENT_ID.eq(eventId)).fetchOne(INBOX.REASON);
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
