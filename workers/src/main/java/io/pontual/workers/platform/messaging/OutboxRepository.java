package io.pontual.workers.platform.messaging;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.workers.platform.persistence.Ids;
import java.time.Clock;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;

@Repository
class OutboxRepository {
    private final DSLContext db;
    private final ObjectMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OutboxRepository(DSLContext db, ObjectMapper json, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.events = events;
    }

    void insert(OutboxKind kind, String destination, String correlationKey, String messageId, Object body) {
        var now = clock.instant();
        db.insertInto(OUTBOX)
                .set(OUTBOX.OUTBOX_ID, Ids.next())
                .set(OUTBOX.KIND, kind.name())
                .set(OUTBOX.DESTINATION, destination)
                .set(OUTBOX.CORRELATION_KEY, correlationKey)
                .set(OUTBOX.MESSAGE_ID, messageId)
                .set(OUTBOX.BODY, JSONB.valueOf(write(body)))
                .set(OUTBOX.CREATED_AT, now)
                .set(OUTBOX.NEXT_ATTEMPT_AT, now)
                .execute();
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A message body must be writable as JSON: " + body.getClass(), e);
        }
    }
}
