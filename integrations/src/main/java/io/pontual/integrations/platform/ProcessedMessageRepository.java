package io.pontual.integrations.platform;

import java.time.Clock;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** Integrations has this one table, so it is declared by hand instead of generated. */
@Repository
class ProcessedMessageRepository {
    private static final Table<Record> PROCESSED_MESSAGE = DSL.table(DSL.name("integrations", "processed_message"));
    private static final Field<String> CONSUMER = DSL.field(DSL.name("consumer"), SQLDataType.VARCHAR);
    private static final Field<String> MESSAGE_ID = DSL.field(DSL.name("message_id"), SQLDataType.VARCHAR);
    private static final Field<Instant> PROCESSED_AT = DSL.field(DSL.name("processed_at"), SQLDataType.INSTANT);

    private final DSLContext db;
    private final Clock clock;

    ProcessedMessageRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return whether it was new */
    boolean insert(String consumer, String messageId) {
        return db.insertInto(PROCESSED_MESSAGE)
                        .set(CONSUMER, consumer)
                        .set(MESSAGE_ID, messageId)
                        .set(PROCESSED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    boolean exists(String consumer, String messageId) {
        return db.fetchExists(PROCESSED_MESSAGE, CONSUMER.eq(consumer), MESSAGE_ID.eq(messageId));
    }

    boolean delete(String consumer, String messageId) {
        return db.deleteFrom(PROCESSED_MESSAGE)
                        .where(CONSUMER.eq(consumer), MESSAGE_ID.eq(messageId))
                        .execute()
                == 1;
    }

    /** @return how many were forgotten */
    int deleteBefore(Instant time) {
        return db.deleteFrom(PROCESSED_MESSAGE).where(PROCESSED_AT.lt(time)).execute();
    }
}
