package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.returns.Tables.BLIND_GRADE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.BLIND_LINE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.BLIND_PERSON;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.BLIND_RETURN;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.pontual.workers.platform.persistence.jooq.returns.tables.records.BlindLineRecord;
import io.pontual.workers.platform.persistence.jooq.returns.tables.records.BlindReturnRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Returns without an order. */
@Repository
class BlindReturnRepository {
    private final DSLContext db;

    BlindReturnRepository(DSLContext db) {
        this.db = db;
    }

    /** Keeps the same person's other requests waiting until the transaction ends. */
    void lockPersons(Collection<String> keys) {
        for (var key : new TreeSet<>(keys)) {
            db.insertInto(BLIND_PERSON)
                    .set(BLIND_PERSON.PERSON_KEY, key)
                    .onConflictDoNothing()
                    .execute();
            db.selectFrom(BLIND_PERSON)
                    .where(BLIND_PERSON.PERSON_KEY.eq(key))
                    .forUpdate()
                    .fetch();
        }
    }

    /** @param credited what it was, or as long as it is not known what it would be */
    record Past(int returns, BigDecimal credited) {}

    /** What counts for this person, by id or document; refused and undone ones do not. */
    Past past(String customerId, String documentHash, Instant since) {
        Condition same = noCondition();
        if (customerId != null) {
            same = same.or(BLIND_RETURN.CUSTOMER_ID.eq(customerId));
        }
        if (documentHash != null) {
            same = same.or(BLIND_RETURN.DOCUMENT_HASH.eq(documentHash));
        }
        var worth = select(sum(BLIND_LINE.UNIT_AMOUNT.times(BLIND_LINE.QUANTITY)))
                .from(BLIND_LINE)
                .where(BLIND_LINE.RETURN_ID.eq(BLIND_RETURN.RETURN_ID));
        var found = db.select(coalesce(BLIND_RETURN.CREDIT_AMOUNT, field(worth), inline(BigDecimal.ZERO)))
                .from(BLIND_RETURN)
                .where(
                        same,
                        BLIND_RETURN.REQUESTED_AT.ge(since),
                        BLIND_RETURN.STATUS.notIn(
                                BlindReturn.Status.REFUSED.name(), BlindReturn.Status.CANCELLED.name()))
                .fetch(0, BigDecimal.class);
        return new Past(found.size(), found.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    void insert(BlindReturn made) {
        db.insertInto(BLIND_RETURN)
                .set(BLIND_RETURN.RETURN_ID, made.returnId())
                .set(BLIND_RETURN.NODE_ID, made.nodeId())
                .set(BLIND_RETURN.REQUESTED_BY, made.requestedBy())
                .set(BLIND_RETURN.CUSTOMER_ID, made.customerId())
                .set(BLIND_RETURN.DOCUMENT_HASH, made.documentHash())
                .set(BLIND_RETURN.CURRENCY, made.currency())
                .set(BLIND_RETURN.POLICY_VERSION, made.policyVersion())
                .set(BLIND_RETURN.STATUS, made.status().name())
                .set(BLIND_RETURN.GRANTED_ROLE, made.grantedRole())
                .set(BLIND_RETURN.GRANTED_REASON, made.grantedReason())
                .set(BLIND_RETURN.REQUESTED_AT, made.requestedAt())
                .set(BLIND_RETURN.RECEIVED_AT, made.receivedAt())
                .execute();
    }

    /** @return false when the receipt's line was given back before */
    boolean insert(UUID returnId, BlindReturn.Line line) {
        var receipt = line.receipt();
        return db.insertInto(BLIND_LINE)
                        .set(BLIND_LINE.RETURN_ID, returnId)
                        .set(BLIND_LINE.LINE_ID, line.lineId())
                        .set(BLIND_LINE.SKU, line.sku())
                        .set(BLIND_LINE.DESCRIPTION, line.description())
                        .set(BLIND_LINE.PRODUCT_GROUP, line.productGroup())
                        .set(BLIND_LINE.QUANTITY, line.quantity())
                        .set(BLIND_LINE.REASON, line.reason().code())
                        .set(BLIND_LINE.PRICE, line.price())
                        .set(BLIND_LINE.LOWEST_DAYS, line.lowestDays())
                        .set(BLIND_LINE.UNIT_AMOUNT, line.unitAmount())
                        .set(BLIND_LINE.RECEIPT_STORE, receipt == null ? null : receipt.store())
                        .set(BLIND_LINE.RECEIPT_NUMBER, receipt == null ? null : receipt.number())
                        .set(BLIND_LINE.RECEIPT_DATE, receipt == null ? null : receipt.date())
                        .set(BLIND_LINE.RECEIPT_COUNTS, true)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    Optional<BlindReturn> find(UUID returnId) {
        return db.fetchOptional(BLIND_RETURN, BLIND_RETURN.RETURN_ID.eq(returnId))
                .map(BlindReturnRepository::read);
    }

    Optional<BlindReturn> lock(UUID returnId) {
        return db.selectFrom(BLIND_RETURN)
                .where(BLIND_RETURN.RETURN_ID.eq(returnId))
                .forUpdate()
                .fetchOptional(BlindReturnRepository::read);
    }

    List<BlindReturn.Line> lines(UUID returnId) {
        return db.selectFrom(BLIND_LINE)
                .where(BLIND_LINE.RETURN_ID.eq(returnId))
                .orderBy(BLIND_LINE.LINE_ID.cast(Integer.class))
                .fetch(BlindReturnRepository::line);
    }

    List<BlindReturn.Grade> grades(UUID returnId) {
        return db.selectFrom(BLIND_GRADE)
                .where(BLIND_GRADE.RETURN_ID.eq(returnId))
                .orderBy(BLIND_GRADE.LINE_ID.cast(Integer.class), BLIND_GRADE.GRADE)
                .fetch(row -> new BlindReturn.Grade(
                        row.getLineId(),
                        row.getGrade(),
                        row.getQuantity(),
                        row.getCreditPercent(),
                        row.getCreditAmount(),
                        row.getDisposition()));
    }

    void insert(UUID returnId, BlindReturn.Grade grade) {
        db.insertInto(BLIND_GRADE)
                .set(BLIND_GRADE.RETURN_ID, returnId)
                .set(BLIND_GRADE.LINE_ID, grade.lineId())
                .set(BLIND_GRADE.GRADE, grade.grade())
                .set(BLIND_GRADE.QUANTITY, grade.quantity())
                .set(BLIND_GRADE.CREDIT_PERCENT, grade.percent())
                .set(BLIND_GRADE.CREDIT_AMOUNT, grade.credit())
                .set(BLIND_GRADE.DISPOSITION, grade.disposition())
                .execute();
    }

    void received(BlindReturn found, Instant at) {
        db.update(BLIND_RETURN)
                .set(
                        BLIND_RETURN.STATUS,
                        found.status().become(BlindReturn.Status.RECEIVED).name())
                .set(BLIND_RETURN.RECEIVED_AT, at)
                .where(BLIND_RETURN.RETURN_ID.eq(found.returnId()))
                .execute();
    }

    void inspected(BlindReturn found, BigDecimal credit, Instant at) {
        db.update(BLIND_RETURN)
                .set(
                        BLIND_RETURN.STATUS,
                        found.status().become(BlindReturn.Status.INSPECTED).name())
                .set(BLIND_RETURN.CREDIT_AMOUNT, credit)
                .set(BLIND_RETURN.INSPECTED_AT, at)
                .where(BLIND_RETURN.RETURN_ID.eq(found.returnId()))
                .execute();
    }

    void closed(BlindReturn found, UUID accountId, Instant undoUntil, Instant at) {
        db.update(BLIND_RETURN)
                .set(
                        BLIND_RETURN.STATUS,
                        found.status().become(BlindReturn.Status.CLOSED).name())
                .set(BLIND_RETURN.ACCOUNT_ID, accountId)
                .set(BLIND_RETURN.UNDO_UNTIL, undoUntil)
                .set(BLIND_RETURN.ENDED_AT, at)
                .where(BLIND_RETURN.RETURN_ID.eq(found.returnId()))
                .execute();
    }

    /** The customer has the goods: the receipt may be shown again. @param undone after it was credited */
    void ended(BlindReturn found, BlindReturn.Status status, boolean undone, Instant at) {
        db.update(BLIND_RETURN)
                .set(BLIND_RETURN.STATUS, found.status().become(status).name())
                .set(BLIND_RETURN.ENDED_AT, at)
                .set(BLIND_RETURN.UNDONE_AT, undone ? at : null)
                .where(BLIND_RETURN.RETURN_ID.eq(found.returnId()))
                .execute();
        db.update(BLIND_LINE)
                .set(BLIND_LINE.RECEIPT_COUNTS, false)
                .where(BLIND_LINE.RETURN_ID.eq(found.returnId()))
                .execute();
    }

    void codeShown(UUID returnId, String key, Instant at) {
        db.update(BLIND_RETURN)
                .set(BLIND_RETURN.CODE_SHOWN_AT, at)
                .set(BLIND_RETURN.CODE_KEY, key)
                .where(BLIND_RETURN.RETURN_ID.eq(returnId))
                .execute();
    }

    private static BlindReturn read(BlindReturnRecord row) {
        return new BlindReturn(
                row.getReturnId(),
                row.getNodeId(),
                row.getRequestedBy(),
                row.getCustomerId(),
                row.getDocumentHash(),
                row.getCurrency(),
                row.getPolicyVersion(),
                BlindReturn.Status.valueOf(row.getStatus()),
                row.getGrantedRole(),
                row.getGrantedReason(),
                row.getCreditAmount(),
                row.getAccountId(),
                row.getCodeKey(),
                row.getRequestedAt(),
                row.getReceivedAt(),
                row.getInspectedAt(),
                row.getEndedAt(),
                row.getUndoUntil(),
                row.getUndoneAt());
    }

    private static BlindReturn.Line line(BlindLineRecord row) {
        return new BlindReturn.Line(
                row.getLineId(),
                row.getSku(),
                row.getDescription(),
                row.getProductGroup(),
                row.getQuantity(),
                ReturnReason.of(row.getReason()),
                row.getPrice(),
                row.getLowestDays(),
                row.getUnitAmount(),
                row.getReceiptNumber() == null
                        ? null
                        : new BlindReturn.Receipt(row.getReceiptStore(), row.getReceiptNumber(), row.getReceiptDate()));
    }
}
