package io.pontual.workers.platform.messaging;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.INBOX;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record5;
import org.springframework.stereotype.Repository;

@Repository
class InboxRepository {
    private final DSLContext db;
    private final Clock clock;

    InboxRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return false when this event has been here before */
    boolean insert(String queue, String eventId) {
        return db.insertInto(INBOX)
                        .set(INBOX.QUEUE, queue)
                        .set(INBOX.EVENT_ID, eventId)
                        .set(INBOX.RECEIVED_AT, clock.instant())
                        .set(INBOX.STATUS, "APPLIED")
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void park(String queue, String eventId, String body, String reason) {
        db.update(INBOX)
                .set(INBOX.STATUS, "PARKED")
                .set(INBOX.BODY, JSONB.valueOf(body))
                .set(INBOX.REASON, reason)
                .where(INBOX.QUEUE.eq(queue), INBOX.EVENT_ID.eq(eventId))
                .execute();
    }

    /** @return false when it was there before, parked or not */
    boolean parkNew(String queue, String eventId, String body, String reason) {
        return db.insertInto(INBOX)
                        .set(INBOX.QUEUE, queue)
                        .set(INBOX.EVENT_ID, eventId)
                        .set(INBOX.RECEIVED_AT, clock.instant())
                        .set(INBOX.STATUS, "PARKED")
                        .set(INBOX.BODY, JSONB.valueOf(body))
                        .set(INBOX.REASON, reason)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Those with such a value, oldest first; locked until the transaction ends. */
    List<ParkedEvent> lockParked(String queue, String field, String value) {
        return db.select(INBOX.QUEUE, INBOX.EVENT_ID, INBOX.RECEIVED_AT, INBOX.REASON, INBOX.BODY)
                .from(INBOX)
                .where(INBOX.STATUS.eq(inline("PARKED")), INBOX.QUEUE.eq(queue))
                .and(jsonbGetAttributeAsText(INBOX.BODY, inline(field)).eq(value))
                .orderBy(INBOX.RECEIVED_AT)
                .forUpdate()
                .fetch(InboxRepository::parkedEvent);
    }

    /** Oldest first. */
    List<ParkedEvent> parked(int limit) {
        return db.select(INBOX.QUEUE, INBOX.EVENT_ID, INBOX.RECEIVED_AT, INBOX.REASON, INBOX.BODY)
                .from(INBOX)
                .where(INBOX.STATUS.eq("PARKED"))
                .orderBy(INBOX.RECEIVED_AT)
                .limit(limit)
                .fetch(InboxRepository::parkedEvent);
    }

    private static ParkedEvent parkedEvent(Record5<String, String, Instant, String, JSONB> row) {
        return new ParkedEvent(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5().data());
    }

    /** Forgets a parked event, so that it is new again when it comes back; gives its body. */
    Optional<String> takeParked(String queue, String eventId) {
        return db.deleteFrom(INBOX)
                .where(INBOX.QUEUE.eq(queue), INBOX.EVENT_ID.eq(eventId), INBOX.STATUS.eq("PARKED"))
                .returningResult(INBOX.BODY)
                .fetchOptional(row -> row.value1().data());
    }
}
