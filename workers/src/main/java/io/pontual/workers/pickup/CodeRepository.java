package io.pontual.workers.pickup;

import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.COLLECTION_ATTEMPT;
import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.COLLECTION_CODE;
import static org.jooq.impl.DSL.max;

import io.pontual.workers.platform.persistence.jooq.pickup.tables.records.CollectionCodeRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class CodeRepository {
    /** Why a code is worth nothing any more. */
    enum End {
        REPLACED,
        REVOKED,
        LOCKED
    }

    private final DSLContext db;

    CodeRepository(DSLContext db) {
        this.db = db;
    }

    void insert(CollectionCode code) {
        db.insertInto(COLLECTION_CODE)
                .set(COLLECTION_CODE.CODE_ID, code.codeId())
                .set(COLLECTION_CODE.FULFILMENT_ID, code.fulfilmentId())
                .set(COLLECTION_CODE.ISSUE, code.issue())
                .set(COLLECTION_CODE.HOLDER, code.holder().code())
                .set(COLLECTION_CODE.ISSUED_AT, code.issuedAt())
                .execute();
    }

    void end(UUID codeId, End why, Instant at) {
        db.update(COLLECTION_CODE)
                .set(COLLECTION_CODE.ENDED_AT, at)
                .set(COLLECTION_CODE.END_REASON, why.name())
                .where(COLLECTION_CODE.CODE_ID.eq(codeId))
                .execute();
    }

    Optional<CollectionCode> find(UUID codeId) {
        return db.selectFrom(COLLECTION_CODE)
                .where(COLLECTION_CODE.CODE_ID.eq(codeId))
                .fetchOptional(CodeRepository::code);
    }

    /** Those that open the goods: at most one of each holder. */
    List<CollectionCode> live(UUID fulfilmentId) {
        return db.selectFrom(COLLECTION_CODE)
                .where(COLLECTION_CODE.FULFILMENT_ID.eq(fulfilmentId))
                .and(COLLECTION_CODE.ENDED_AT.isNull())
                .orderBy(COLLECTION_CODE.ISSUE)
                .fetch(CodeRepository::code);
    }

    /** 0 when none was given out yet. */
    int lastIssue(UUID fulfilmentId) {
        var last = db.select(max(COLLECTION_CODE.ISSUE))
                .from(COLLECTION_CODE)
                .where(COLLECTION_CODE.FULFILMENT_ID.eq(fulfilmentId))
                .fetchSingle()
                .value1();
        return last == null ? 0 : last;
    }

    /** @return false when this attempt has been written down already */
    boolean insertAttempt(UUID fulfilmentId, String attemptId, CollectionAttempt attempt) {
        var holder = attempt.holder();
        return db.insertInto(COLLECTION_ATTEMPT)
                        .set(COLLECTION_ATTEMPT.FULFILMENT_ID, fulfilmentId)
                        .set(COLLECTION_ATTEMPT.ATTEMPT_ID, attemptId)
                        .set(COLLECTION_ATTEMPT.ATTEMPTED_AT, attempt.at())
                        .set(COLLECTION_ATTEMPT.RESULT, attempt.result().name())
                        .set(COLLECTION_ATTEMPT.HOLDER, holder == null ? null : holder.code())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Oldest first. */
    List<CollectionAttempt> attempts(UUID fulfilmentId) {
        return db.selectFrom(COLLECTION_ATTEMPT)
                .where(COLLECTION_ATTEMPT.FULFILMENT_ID.eq(fulfilmentId))
                .orderBy(COLLECTION_ATTEMPT.ATTEMPTED_AT, COLLECTION_ATTEMPT.ATTEMPT_ID)
                .fetch(row -> new CollectionAttempt(
                        row.getAttemptedAt(),
                        CollectionAttempt.Result.valueOf(row.getResult()),
                        row.getHolder() == null ? null : Holder.of(row.getHolder())));
    }

    private static CollectionCode code(CollectionCodeRecord row) {
        return new CollectionCode(
                row.getCodeId(),
                row.getFulfilmentId(),
                row.getIssue(),
                Holder.of(row.getHolder()),
                row.getIssuedAt(),
                row.getEndedAt() != null);
    }
}
