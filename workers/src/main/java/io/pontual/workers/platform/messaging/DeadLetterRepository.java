package io.pontual.workers.platform.messaging;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.DEAD_LETTER;

import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.persistence.jooq.platform.tables.records.DeadLetterRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectWhereStep;
import org.springframework.stereotype.Repository;

@Repository
class DeadLetterRepository {
    private static final Condition WAITS = DEAD_LETTER.REPLAYED_AT.isNull().and(DEAD_LETTER.GIVEN_UP_AT.isNull());

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

    /** Whether any of the queue waits. */
    boolean waits(String queue) {
        return db.fetchExists(DEAD_LETTER, DEAD_LETTER.QUEUE.eq(queue).and(WAITS));
    }

    /** Those that wait, oldest first. */
    List<DeadLetter> waiting(int limit) {
        return select().where(WAITS).orderBy(DEAD_LETTER.DEAD_AT).limit(limit).fetch(DeadLetterRepository::read);
    }

    int countWaiting() {
        return db.fetchCount(DEAD_LETTER, WAITS);
    }

    Optional<DeadLetter> lock(UUID deadLetterId) {
        return select().where(DEAD_LETTER.DEAD_LETTER_ID.eq(deadLetterId))
                .forUpdate()
                .fetchOptional(DeadLetterRepository::read);
    }

    /** Those of the queue that wait, oldest first; locked until the transaction ends. */
    List<DeadLetter> lockWaiting(String queue, int limit) {
        return select().where(DEAD_LETTER.QUEUE.eq(queue), WAITS)
                .orderBy(DEAD_LETTER.DEAD_AT, DEAD_LETTER.DEAD_LETTER_ID)
                .limit(limit)
                .forUpdate()
                .fetch(DeadLetterRepository::read);
    }

    void giveUp(String queue) {
        db.update(DEAD_LETTER)
                .set(DEAD_LETTER.GIVEN_UP_AT, clock.instant())
                .where(DEAD_LETTER.QUEUE.eq(queue), WAITS)
                .execute();
    }

    void markReplayed(UUID deadLetterId) {
        db.update(DEAD_LETTER)
                .set(DEAD_LETTER.REPLAYED_AT, clock.instant())
                .where(DEAD_LETTER.DEAD_LETTER_ID.eq(deadLetterId))
                .execute();
    }

    private SelectWhereStep<DeadLetterRecord> select() {
        return db.selectFrom(DEAD_LETTER);
    }

    private static DeadLetter read(DeadLetterRecord row) {
        return new DeadLetter(
                row.getDeadLetterId(),
                row.getQueue(),
                row.getMessageGroup(),
                row.getBody(),
                row.getDeadAt(),
                row.getReplayedAt(),
                row.getGivenUpAt());
    }
}
