package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.returns.Tables.ASSESSMENT;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.DIFFERENCE;

import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.persistence.jooq.returns.tables.records.AssessmentRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class AssessmentRepository {
    private final DSLContext db;

    AssessmentRepository(DSLContext db) {
        this.db = db;
    }

    void insert(Assessment made, Instant now) {
        db.insertInto(ASSESSMENT)
                .set(ASSESSMENT.RETURN_ID, made.returnId())
                .set(ASSESSMENT.TOKEN, made.token())
                .set(ASSESSMENT.TELL, made.tell())
                .set(ASSESSMENT.OBJECT_BY, made.objectBy())
                .set(ASSESSMENT.ASSESSED_AT, now)
                .execute();
        made.differences().forEach(one -> db.insertInto(DIFFERENCE)
                .set(DIFFERENCE.DIFFERENCE_ID, Ids.next())
                .set(DIFFERENCE.RETURN_ID, made.returnId())
                .set(DIFFERENCE.LINE_ID, one.lineId())
                .set(DIFFERENCE.KIND, one.kind().code())
                .set(DIFFERENCE.GRADE, one.grade())
                .set(DIFFERENCE.QUANTITY, one.quantity())
                .set(DIFFERENCE.KEEP_BACK, one.keepBack())
                .execute());
    }

    Optional<Assessment> find(UUID returnId) {
        return one(ASSESSMENT.RETURN_ID.eq(returnId));
    }

    Optional<Assessment> ofToken(String token) {
        return one(ASSESSMENT.TOKEN.eq(token));
    }

    private Optional<Assessment> one(Condition which) {
        return db.selectFrom(ASSESSMENT).where(which).fetchOptional(this::read);
    }

    void object(UUID returnId, String objection, Instant now) {
        db.update(ASSESSMENT)
                .set(ASSESSMENT.OBJECTION, objection)
                .set(ASSESSMENT.OBJECTED_AT, now)
                .where(ASSESSMENT.RETURN_ID.eq(returnId))
                .execute();
    }

    /** @param reason null when nobody objected */
    void decide(UUID returnId, String decision, String reason, Instant now) {
        db.update(ASSESSMENT)
                .set(ASSESSMENT.DECISION, decision)
                .set(ASSESSMENT.DECISION_REASON, reason)
                .set(ASSESSMENT.DECIDED_AT, now)
                .where(ASSESSMENT.RETURN_ID.eq(returnId))
                .execute();
    }

    /** Of everything that is worse. */
    void keepBack(UUID returnId, int percent) {
        db.update(DIFFERENCE)
                .set(DIFFERENCE.KEEP_BACK, percent)
                .where(DIFFERENCE.RETURN_ID.eq(returnId), DIFFERENCE.KIND.eq(Assessment.Kind.WORSE.code()))
                .execute();
    }

    /** @param carrier may be null, like the code */
    void sentHome(UUID returnId, String carrier, String trackingCode, Instant now) {
        db.update(ASSESSMENT)
                .set(ASSESSMENT.HOME_CARRIER, carrier)
                .set(ASSESSMENT.HOME_TRACKING_CODE, trackingCode)
                .set(ASSESSMENT.SENT_HOME_AT, now)
                .where(ASSESSMENT.RETURN_ID.eq(returnId), ASSESSMENT.SENT_HOME_AT.isNull())
                .execute();
    }

    private Assessment read(AssessmentRecord row) {
        return new Assessment(
                row.getReturnId(),
                row.getToken(),
                row.getTell(),
                row.getObjectBy(),
                row.getObjection(),
                row.getDecision(),
                row.getSentHomeAt(),
                row.getHomeCarrier(),
                row.getHomeTrackingCode(),
                differences(row.getReturnId()));
    }

    private List<Assessment.Difference> differences(UUID returnId) {
        return db.selectFrom(DIFFERENCE)
                .where(DIFFERENCE.RETURN_ID.eq(returnId))
                .orderBy(DIFFERENCE.LINE_ID, DIFFERENCE.KIND, DIFFERENCE.GRADE)
                .fetch(one -> new Assessment.Difference(
                        one.getLineId(),
                        Assessment.Kind.of(one.getKind()),
                        one.getGrade(),
                        one.getQuantity(),
                        one.getKeepBack()));
    }
}
