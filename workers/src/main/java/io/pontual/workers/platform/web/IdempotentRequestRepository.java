package io.pontual.workers.platform.web;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.IDEMPOTENT_REQUEST;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;

@Repository
class IdempotentRequestRepository {
    private final DSLContext db;
    private final Clock clock;

    IdempotentRequestRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param location null when the answer had none @param body JSON, null when the answer had none */
    record Stored(String requestHash, int status, String location, String body) {}

    /** Waits for a concurrent request with the same key to end. @return false when the key has been used already */
    boolean claim(UUID apiKeyId, String key, String requestHash) {
        return db.insertInto(IDEMPOTENT_REQUEST)
                        .set(IDEMPOTENT_REQUEST.API_KEY_ID, apiKeyId)
                        .set(IDEMPOTENT_REQUEST.IDEMPOTENCY_KEY, key)
                        .set(IDEMPOTENT_REQUEST.REQUEST_HASH, requestHash)
                        .set(IDEMPOTENT_REQUEST.CREATED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    Stored find(UUID apiKeyId, String key) {
        return db.selectFrom(IDEMPOTENT_REQUEST)
                .where(IDEMPOTENT_REQUEST.API_KEY_ID.eq(apiKeyId))
                .and(IDEMPOTENT_REQUEST.IDEMPOTENCY_KEY.eq(key))
                .fetchSingle(row -> new Stored(
                        row.getRequestHash(),
                        row.getStatus(),
                        row.getLocation(),
                        row.getBody() == null ? null : row.getBody().data()));
    }

    void store(UUID apiKeyId, String key, int status, String location, String body) {
        db.update(IDEMPOTENT_REQUEST)
                .set(IDEMPOTENT_REQUEST.STATUS, status)
                .set(IDEMPOTENT_REQUEST.LOCATION, location)
                .set(IDEMPOTENT_REQUEST.BODY, body == null ? null : JSONB.valueOf(body))
                .where(IDEMPOTENT_REQUEST.API_KEY_ID.eq(apiKeyId))
                .and(IDEMPOTENT_REQUEST.IDEMPOTENCY_KEY.eq(key))
                .execute();
    }

    void deleteBefore(Instant moment) {
        db.deleteFrom(IDEMPOTENT_REQUEST)
                .where(IDEMPOTENT_REQUEST.CREATED_AT.lt(moment))
                .execute();
    }
}
