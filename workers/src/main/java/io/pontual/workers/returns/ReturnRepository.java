package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.returns.Tables.INSPECTION;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_LINE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REQUEST;

import io.pontual.processes.returns.WayCollection;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.persistence.jooq.returns.tables.records.ReturnLineRecord;
import io.pontual.workers.platform.persistence.jooq.returns.tables.records.ReturnRequestRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Returns, what is in them and what they are like. */
@Repository
class ReturnRepository {
    private final DSLContext db;

    ReturnRepository(DSLContext db) {
        this.db = db;
    }

    void insert(Return made, List<Return.Line> lines) {
        var row = db.newRecord(RETURN_REQUEST);
        row.setReturnId(made.returnId());
        row.setOrderId(made.orderId());
        row.setCustomerId(made.customerId());
        row.setRequestedBy(made.requestedBy());
        row.setWay(made.way().code());
        row.setStatus(made.status().name());
        row.setPolicyVersion(made.policyVersion());
        row.setCurrency(made.currency());
        row.setLocale(made.locale());
        row.setRefundWhen(made.refundWhen());
        row.setFeeAmount(made.fee());
        row.setGrantedRole(made.grantedRole());
        row.setGrantedReason(made.grantedReason());
        row.setRequestedAt(made.requestedAt());
        row.setSendBy(made.sendBy());
        row.setWayId(made.sending().wayId());
        row.setToNodeId(made.sending().toNodeId());
        if (made.sending().collection() != null) {
            row.setCollectOn(made.sending().collection().date());
            row.setCollectPeriod(made.sending().collection().period());
        }
        row.insert();
        for (var line : lines) {
            var part = db.newRecord(RETURN_LINE);
            part.setReturnId(made.returnId());
            part.setLineId(line.lineId());
            part.setOrderId(made.orderId());
            part.setSku(line.sku());
            part.setDescription(line.description());
            part.setProductGroup(line.productGroup());
            part.setQuantity(line.quantity());
            part.setReason(line.reason().code());
            part.setCondition(line.condition());
            part.setBasis(line.basis().code());
            part.setRefundsShipping(line.refundsShipping());
            part.setPhotos(line.photos().toArray(String[]::new));
            part.insert();
        }
    }

    Optional<Return> find(UUID returnId) {
        return db.selectFrom(RETURN_REQUEST)
                .where(RETURN_REQUEST.RETURN_ID.eq(returnId))
                .fetchOptional(ReturnRepository::read);
    }

    /** By its way back as it is chosen now. */
    Optional<Return> ofWay(UUID wayId) {
        return db.selectFrom(RETURN_REQUEST)
                .where(RETURN_REQUEST.WAY_ID.eq(wayId))
                .fetchOptional(ReturnRepository::read);
    }

    /** Locked until the transaction ends, so that of two that come at once one is first. */
    Optional<Return> lock(UUID returnId) {
        return db.selectFrom(RETURN_REQUEST)
                .where(RETURN_REQUEST.RETURN_ID.eq(returnId))
                .forUpdate()
                .fetchOptional(ReturnRepository::read);
    }

    /** Oldest first. */
    List<Return> ofOrder(UUID orderId) {
        return db.selectFrom(RETURN_REQUEST)
                .where(RETURN_REQUEST.ORDER_ID.eq(orderId))
                .orderBy(RETURN_REQUEST.RETURN_ID)
                .fetch(ReturnRepository::read);
    }

    List<Return.Line> lines(UUID returnId) {
        return db.selectFrom(RETURN_LINE)
                .where(RETURN_LINE.RETURN_ID.eq(returnId))
                .orderBy(RETURN_LINE.LINE_ID)
                .fetch(ReturnRepository::line);
    }

    void arrived(Return at, String nodeId, Instant when) {
        db.update(RETURN_REQUEST)
                .set(
                        RETURN_REQUEST.STATUS,
                        at.status().become(ReturnStatus.ARRIVED).name())
                .set(RETURN_REQUEST.NODE_ID, nodeId)
                .set(RETURN_REQUEST.ARRIVED_AT, when)
                .set(RETURN_REQUEST.VERSION, RETURN_REQUEST.VERSION.plus(1))
                .where(RETURN_REQUEST.RETURN_ID.eq(at.returnId()))
                .execute();
    }

    void refused(UUID returnId, int wrongAttempts, Instant lockedAt) {
        db.update(RETURN_REQUEST)
                .set(RETURN_REQUEST.WRONG_ATTEMPTS, wrongAttempts)
                .set(RETURN_REQUEST.LOCKED_AT, lockedAt)
                .where(RETURN_REQUEST.RETURN_ID.eq(returnId))
                .execute();
    }

    void received(Return at, Instant when) {
        db.update(RETURN_REQUEST)
                .set(
                        RETURN_REQUEST.STATUS,
                        at.status().become(ReturnStatus.RECEIVED).name())
                .set(RETURN_REQUEST.RECEIVED_AT, when)
                .set(RETURN_REQUEST.VERSION, RETURN_REQUEST.VERSION.plus(1))
                .where(RETURN_REQUEST.RETURN_ID.eq(at.returnId()))
                .execute();
    }

    void received(UUID returnId, String lineId, int units, int wrong) {
        db.update(RETURN_LINE)
                .set(RETURN_LINE.RECEIVED, units)
                .set(RETURN_LINE.WRONG, wrong)
                .where(RETURN_LINE.RETURN_ID.eq(returnId), RETURN_LINE.LINE_ID.eq(lineId))
                .execute();
    }

    void receiptPhotos(UUID returnId, String lineId, List<String> photos) {
        db.update(RETURN_LINE)
                .set(RETURN_LINE.RECEIPT_PHOTOS, photos.toArray(String[]::new))
                .where(RETURN_LINE.RETURN_ID.eq(returnId), RETURN_LINE.LINE_ID.eq(lineId))
                .execute();
    }

    void inspectionPhotos(UUID returnId, String lineId, List<String> photos) {
        db.update(RETURN_LINE)
                .set(RETURN_LINE.INSPECTION_PHOTOS, photos.toArray(String[]::new))
                .where(RETURN_LINE.RETURN_ID.eq(returnId), RETURN_LINE.LINE_ID.eq(lineId))
                .execute();
    }

    void inspected(Return at, Instant when) {
        db.update(RETURN_REQUEST)
                .set(
                        RETURN_REQUEST.STATUS,
                        at.status().become(ReturnStatus.INSPECTED).name())
                .set(RETURN_REQUEST.INSPECTED_AT, when)
                .set(RETURN_REQUEST.VERSION, RETURN_REQUEST.VERSION.plus(1))
                .where(RETURN_REQUEST.RETURN_ID.eq(at.returnId()))
                .execute();
    }

    /** @param grade and disposition: codes that the table checks */
    record Graded(String lineId, int quantity, String grade, String disposition) {}

    void insert(UUID returnId, Graded graded, Instant when) {
        db.insertInto(INSPECTION)
                .set(INSPECTION.INSPECTION_ID, Ids.next())
                .set(INSPECTION.RETURN_ID, returnId)
                .set(INSPECTION.LINE_ID, graded.lineId())
                .set(INSPECTION.QUANTITY, graded.quantity())
                .set(INSPECTION.GRADE, graded.grade())
                .set(INSPECTION.DISPOSITION, graded.disposition())
                .set(INSPECTION.INSPECTED_AT, when)
                .execute();
    }

    List<Graded> graded(UUID returnId) {
        return db.selectFrom(INSPECTION)
                .where(INSPECTION.RETURN_ID.eq(returnId))
                .orderBy(INSPECTION.LINE_ID, INSPECTION.GRADE)
                .fetch(row -> new Graded(row.getLineId(), row.getQuantity(), row.getGrade(), row.getDisposition()));
    }

    void end(Return at, ReturnStatus status, Instant when) {
        db.update(RETURN_REQUEST)
                .set(RETURN_REQUEST.STATUS, at.status().become(status).name())
                .set(RETURN_REQUEST.ENDED_AT, when)
                .set(RETURN_REQUEST.VERSION, RETURN_REQUEST.VERSION.plus(1))
                .where(RETURN_REQUEST.RETURN_ID.eq(at.returnId()))
                .execute();
    }

    /** Another way back, with what it costs. */
    void change(Return at, ReturnWay way, BigDecimal fee, Return.Sending sending) {
        var collection = sending.collection();
        db.update(RETURN_REQUEST)
                .set(RETURN_REQUEST.WAY, way.code())
                .set(RETURN_REQUEST.FEE_AMOUNT, fee)
                .set(RETURN_REQUEST.WAY_ID, sending.wayId())
                .set(RETURN_REQUEST.TO_NODE_ID, sending.toNodeId())
                .set(RETURN_REQUEST.COLLECT_ON, collection == null ? null : collection.date())
                .set(RETURN_REQUEST.COLLECT_PERIOD, collection == null ? null : collection.period())
                .set(RETURN_REQUEST.VERSION, RETURN_REQUEST.VERSION.plus(1))
                .where(RETURN_REQUEST.RETURN_ID.eq(at.returnId()))
                .execute();
    }

    void sent(Return at, Instant when) {
        db.update(RETURN_REQUEST)
                .set(
                        RETURN_REQUEST.STATUS,
                        at.status().become(ReturnStatus.SENT).name())
                .set(RETURN_REQUEST.SENT_AT, when)
                .set(RETURN_REQUEST.VERSION, RETURN_REQUEST.VERSION.plus(1))
                .where(RETURN_REQUEST.RETURN_ID.eq(at.returnId()))
                .execute();
    }

    /** The carrier lost the goods: they count as looked at. */
    void lost(Return at, Instant when) {
        db.update(RETURN_REQUEST)
                .set(
                        RETURN_REQUEST.STATUS,
                        at.status().become(ReturnStatus.INSPECTED).name())
                .set(RETURN_REQUEST.GOODS_LOST, true)
                .set(RETURN_REQUEST.RECEIVED_AT, when)
                .set(RETURN_REQUEST.INSPECTED_AT, when)
                .set(RETURN_REQUEST.VERSION, RETURN_REQUEST.VERSION.plus(1))
                .where(RETURN_REQUEST.RETURN_ID.eq(at.returnId()))
                .execute();
    }

    /** The customer has time until then, and is chased. */
    void overdue(Return at, Instant sendBy) {
        db.update(RETURN_REQUEST)
                .set(RETURN_REQUEST.STATUS, ReturnStatus.OVERDUE.name())
                .set(RETURN_REQUEST.SEND_BY, sendBy)
                .set(RETURN_REQUEST.VERSION, RETURN_REQUEST.VERSION.plus(1))
                .where(RETURN_REQUEST.RETURN_ID.eq(at.returnId()))
                .execute();
    }

    /** What an agent decided about goods that did not come. @param decision a code that the table checks */
    void unreturned(UUID returnId, String decision, String reason) {
        db.update(RETURN_REQUEST)
                .set(RETURN_REQUEST.UNRETURNED_DECISION, decision)
                .set(RETURN_REQUEST.UNRETURNED_REASON, reason)
                .where(RETURN_REQUEST.RETURN_ID.eq(returnId))
                .execute();
    }

    /** Units that the customer was allowed to keep for their money since then. */
    int keptSince(String customerId, Instant since) {
        return units(RETURN_REQUEST
                .CUSTOMER_ID
                .eq(customerId)
                .and(RETURN_REQUEST.REQUESTED_AT.ge(since))
                .and(RETURN_REQUEST.WAY.eq(ReturnWay.KEEP.code())));
    }

    /** Units for which the customer has the money, that never came, and for which they are to wait the next time. */
    int unreturnedSince(String customerId, Instant since) {
        return units(RETURN_REQUEST
                .CUSTOMER_ID
                .eq(customerId)
                .and(RETURN_REQUEST.REQUESTED_AT.ge(since))
                .and(RETURN_REQUEST.UNRETURNED_DECISION.eq("block")));
    }

    /** Units that a customer has asked to give back since then, in whatever orders. */
    int returnedSince(String customerId, Instant since) {
        return units(RETURN_REQUEST
                .CUSTOMER_ID
                .eq(customerId)
                .and(RETURN_REQUEST.REQUESTED_AT.ge(since))
                .and(RETURN_REQUEST.STATUS.notIn(ReturnStatus.CANCELLED.name(), ReturnStatus.EXPIRED.name())));
    }

    private int units(Condition ofReturns) {
        return db.select(DSL.coalesce(DSL.sum(RETURN_LINE.QUANTITY), DSL.zero()))
                .from(RETURN_LINE)
                .join(RETURN_REQUEST)
                .on(RETURN_REQUEST.RETURN_ID.eq(RETURN_LINE.RETURN_ID))
                .where(ofReturns)
                .fetchSingle()
                .value1()
                .intValue();
    }

    private static Return read(ReturnRequestRecord row) {
        return new Return(
                row.getReturnId(),
                row.getOrderId(),
                row.getCustomerId(),
                row.getRequestedBy(),
                ReturnWay.of(row.getWay()),
                ReturnStatus.valueOf(row.getStatus()),
                row.getPolicyVersion(),
                row.getCurrency(),
                row.getLocale(),
                row.getRefundWhen(),
                row.getFeeAmount(),
                row.getGrantedRole(),
                row.getGrantedReason(),
                row.getNodeId(),
                row.getWrongAttempts(),
                row.getLockedAt(),
                row.getRequestedAt(),
                row.getSendBy(),
                row.getArrivedAt(),
                row.getReceivedAt(),
                row.getInspectedAt(),
                row.getEndedAt(),
                new Return.Sending(
                        row.getWayId(),
                        row.getToNodeId(),
                        row.getCollectOn() == null
                                ? null
                                : WayCollection.on(row.getCollectOn(), row.getCollectPeriod()),
                        row.getSentAt(),
                        row.getGoodsLost()));
    }

    private static Return.Line line(ReturnLineRecord row) {
        return new Return.Line(
                row.getLineId(),
                row.getSku(),
                row.getDescription(),
                row.getProductGroup(),
                row.getQuantity(),
                ReturnReason.of(row.getReason()),
                row.getCondition(),
                Eligibility.Basis.valueOf(row.getBasis().toUpperCase(java.util.Locale.ROOT)),
                row.getRefundsShipping(),
                List.of(row.getPhotos()),
                row.getReceived(),
                row.getWrong(),
                List.of(row.getReceiptPhotos()),
                List.of(row.getInspectionPhotos()));
    }
}
