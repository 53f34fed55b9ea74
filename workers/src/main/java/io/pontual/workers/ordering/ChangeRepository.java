package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CHANGE_LINE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CHANGE_REQUEST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.workers.platform.persistence.jooq.ordering.tables.records.ChangeRequestRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;

/** Changes that were asked for. Whoever writes has locked the order. */
@Repository
class ChangeRepository {
    private final DSLContext db;
    private final ObjectMapper json;
    private final Clock clock;

    ChangeRepository(DSLContext db, ObjectMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    void insert(Change change) {
        db.insertInto(CHANGE_REQUEST)
                .set(CHANGE_REQUEST.CHANGE_ID, change.changeId())
                .set(CHANGE_REQUEST.ORDER_ID, change.orderId())
                .set(CHANGE_REQUEST.KIND, change.kind().code())
                .set(CHANGE_REQUEST.REQUESTED_BY, change.requestedBy().code())
                .set(CHANGE_REQUEST.NOTE, change.note())
                .set(CHANGE_REQUEST.STATUS, change.status().name())
                .set(CHANGE_REQUEST.PRICE_DIFFERENCE, change.priceDifference())
                .set(CHANGE_REQUEST.STATE_BEFORE, write(change.before()))
                .set(CHANGE_REQUEST.STATE_AFTER, write(change.after()))
                .set(CHANGE_REQUEST.REASON_PT, change.reasonPt())
                .set(CHANGE_REQUEST.REASON_EN, change.reasonEn())
                .set(CHANGE_REQUEST.APPROVAL_DUE_AT, change.approvalDueAt())
                .set(CHANGE_REQUEST.REQUESTED_AT, change.requestedAt())
                .execute();
        for (var line : change.lines()) {
            db.insertInto(CHANGE_LINE)
                    .set(CHANGE_LINE.CHANGE_ID, change.changeId())
                    .set(CHANGE_LINE.LINE_ID, line.lineId())
                    .set(CHANGE_LINE.QUANTITY_BEFORE, line.before())
                    .set(CHANGE_LINE.QUANTITY_AFTER, line.after())
                    .set(CHANGE_LINE.UNIT_PRICE, line.unitPrice())
                    .set(CHANGE_LINE.SKU, line.sku())
                    .set(CHANGE_LINE.DESCRIPTION, line.description())
                    .set(CHANGE_LINE.SUBSTITUTION, line.substitution())
                    .execute();
        }
    }

    /** It is agreed to; the process carries it out. */
    void apply(Change change) {
        move(change, ChangeStatus.APPLYING, null);
    }

    /** The order's facts have been changed. */
    void applied(UUID changeId) {
        db.update(CHANGE_REQUEST)
                .set(CHANGE_REQUEST.APPLIED_AT, clock.instant())
                .where(CHANGE_REQUEST.CHANGE_ID.eq(changeId))
                .execute();
    }

    /** @param failure code; null when all went well */
    void end(Change change, ChangeStatus status, String failure) {
        move(change, status, failure);
    }

    private void move(Change change, ChangeStatus status, String failure) {
        db.update(CHANGE_REQUEST)
                .set(CHANGE_REQUEST.STATUS, change.status().become(status).name())
                .set(CHANGE_REQUEST.FAILURE, failure)
                .set(CHANGE_REQUEST.ENDED_AT, status.hasEnded() ? clock.instant() : null)
                .where(CHANGE_REQUEST.CHANGE_ID.eq(change.changeId()))
                .execute();
    }

    Optional<Change> find(UUID changeId) {
        return fetch(CHANGE_REQUEST.CHANGE_ID.eq(changeId)).stream().findFirst();
    }

    /** The one that has not ended. */
    Optional<Change> open(UUID orderId) {
        return fetch(CHANGE_REQUEST
                        .ORDER_ID
                        .eq(orderId)
                        .and(CHANGE_REQUEST.STATUS.in(ChangeStatus.WAITING.name(), ChangeStatus.APPLYING.name())))
                .stream()
                .findFirst();
    }

    /** Oldest first. */
    List<Change> ofOrder(UUID orderId) {
        return fetch(CHANGE_REQUEST.ORDER_ID.eq(orderId));
    }

    private List<Change> fetch(Condition which) {
        var rows = db.selectFrom(CHANGE_REQUEST)
                .where(which)
                .orderBy(CHANGE_REQUEST.CHANGE_ID)
                .fetch();
        var lines = db.selectFrom(CHANGE_LINE)
                .where(CHANGE_LINE.CHANGE_ID.in(rows.getValues(CHANGE_REQUEST.CHANGE_ID)))
                .orderBy(CHANGE_LINE.LINE_ID)
                .fetchGroups(
                        CHANGE_LINE.CHANGE_ID,
                        line -> new Change.Line(
                                line.getLineId(),
                                line.getQuantityBefore(),
                                line.getQuantityAfter(),
                                line.getUnitPrice(),
                                line.getSku(),
                                line.getDescription(),
                                line.getSubstitution()));
        return rows.map(row -> change(row, lines.getOrDefault(row.getChangeId(), List.of())));
    }

    private Change change(ChangeRequestRecord row, List<Change.Line> lines) {
        return new Change(
                row.getChangeId(),
                row.getOrderId(),
                ChangeKind.of(row.getKind()),
                Canceller.of(row.getRequestedBy()),
                row.getNote(),
                ChangeStatus.valueOf(row.getStatus()),
                row.getPriceDifference(),
                lines,
                read(row.getStateBefore()),
                read(row.getStateAfter()),
                row.getReasonPt(),
                row.getReasonEn(),
                row.getFailure(),
                row.getApprovalDueAt(),
                row.getRequestedAt(),
                row.getAppliedAt(),
                row.getEndedAt());
    }

    private Change.State read(JSONB stored) {
        try {
            return stored == null ? null : json.readValue(stored.data(), Change.State.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A change that was written must be readable", e);
        }
    }

    private JSONB write(Change.State state) {
        try {
            return state == null ? null : JSONB.valueOf(json.writeValueAsString(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A change must be writable", e);
        }
    }
}
