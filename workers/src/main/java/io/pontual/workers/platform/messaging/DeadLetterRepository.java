package io.pontual.workers.platform.messaging;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.DEAD_LETTER;

import io.pontual.workers.platform.persistence.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record6;
import org.jooq.SelectWhereStep;
import org.springframework.stereotype.Repository;

@Repository
class DeadLetterRepository {
    private final DSLContext db;
    private final Clock clock;

    DeadLetterRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return false when it had been kept before and the broker only delivered it again */
    boolean insert(String queue, String jmsMessageId, String group, String body) {
        return db.insertInto(DEAD_LETTER)
                        .set(DEAD_LETTER.DEAD_LETTER_ID, Ids.next())
                        .set(DEAD_LETTER.QUEUE, queue)
                        .set(DEAD_LETTER.JMS_MESSAGE_ID, jmsMessageId)
                        .set(DEAD_LETTER.MESSAGE_GROUP, group)
                        .set(DEAD_LETTER.BODY, body)
                        .set(DEAD_LETTER.DEAD_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Those not yet replayed, oldest first. */
    List<DeadLetter> waiting(int limit) {
        return select().where(DEAD_LETTER.REPLAYED_AT.isNull())
                .orderBy(DEAD_LETTER.DEAD_AT)
                .limit(limit)
                .fetch(DeadLetterRepository::read);
    }

    int countWaiting() {
        return db.fetchCount(DEAD_LETTER, DEAD_LETTER.REPLAYED_AT.isNull());
    }

    Optional<DeadLetter> lock(UUID deadLetterId) {
        return select().where(DEAD_LETTER.DEAD_LETTER_ID.eq(deadLetterId))
                .forUpdate()
                .fetchOptional(DeadLetterRepository::read);
    }

    void markReplayed(UUID deadLetterId) {
        db.update(DEAD_LETTER)
                .set(DEAD_LETTER.REPLAYED_AT, clock.instant())
                .where(DEAD_LETTER.DEAD_LETTER_ID.eq(deadLetterId))
                .execute();
    }

    private SelectWhereStep<Record6<UUID, String, String, String, java.time.Instant, java.time.Instant>> select() {
        return db.select(
                        DEAD_LETTER.DEAD_LETTER_ID,
                        DEAD_LETTER.QUEUE,
                        DEAD_LETTER.MESSAGE_GROUP,
                        DEAD_LETTER.BODY,
                        DEAD_LETTER.DEAD_AT,
                        DEAD_LETTER.REPLAYED_AT)
                .from(DEAD_LETTER);
    }

    private static DeadLetter read(Record6<UUID, String, String, String, java.time.Instant, java.time.Instant> row) {
        return new DeadLetter(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6());
    }
}
