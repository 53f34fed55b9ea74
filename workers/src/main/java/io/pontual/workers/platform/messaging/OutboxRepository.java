package io.pontual.workers.platform.messaging;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.workers.platform.persistence.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;

@Repository
class OutboxRepository {
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

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
        events.publishEvent(new OutboxFilled());
    }

    /**
     * Takes the oldest messages that are due, and keeps other relays off them until the transaction ends. Of each
     * correlation key only the first, so that one that cannot be sent holds back those behind it.
     */
    List<OutboxMessage> takeDue(int limit) {
        var earlier = OUTBOX.as("earlier");
        return db.select(
                        OUTBOX.OUTBOX_ID,
                        OUTBOX.KIND,
                        OUTBOX.DESTINATION,
                        OUTBOX.CORRELATION_KEY,
                        OUTBOX.MESSAGE_ID,
                        OUTBOX.BODY,
                        OUTBOX.ATTEMPTS)
                .from(OUTBOX)
                .where(OUTBOX.NEXT_ATTEMPT_AT.le(clock.instant()))
                .and(notExists(selectOne()
                        .from(earlier)
                        .where(earlier.CORRELATION_KEY.eq(OUTBOX.CORRELATION_KEY))
                        .and(earlier.OUTBOX_ID.lt(OUTBOX.OUTBOX_ID))))
                .orderBy(OUTBOX.OUTBOX_ID)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch(row -> new OutboxMessage(
                        row.value1(),
                        OutboxKind.valueOf(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6().data(),
                        row.value7()));
    }

    void delete(Collection<UUID> sent) {
        db.deleteFrom(OUTBOX).where(OUTBOX.OUTBOX_ID.in(sent)).execute();
    }

    void postpone(OutboxMessage message, String error) {
        var backoff = Duration.ofMillis(200L << Math.min(message.attempts(), 10));
        db.update(OUTBOX)
                .set(OUTBOX.ATTEMPTS, OUTBOX.ATTEMPTS.plus(1))
                .set(
                        OUTBOX.NEXT_ATTEMPT_AT,
                        clock.instant().plus(backoff.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : backoff))
                .set(OUTBOX.LAST_ERROR, error)
                .where(OUTBOX.OUTBOX_ID.eq(message.outboxId()))
                .execute();
    }

    int size() {
        return db.fetchCount(OUTBOX);
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A message body must be writable as JSON: " + body.getClass(), e);
        }
    }
}
