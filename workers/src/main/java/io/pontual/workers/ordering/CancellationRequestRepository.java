package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CANCELLATION_REQUEST;

import io.pontual.workers.platform.persistence.jooq.ordering.tables.records.CancellationRequestRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Cancellations that were asked for. Whoever writes has locked the order. */
@Repository
class CancellationRequestRepository {
    private final DSLContext db;

    CancellationRequestRepository(DSLContext db) {
        this.db = db;
    }

    void insert(CancellationRequest request) {
        db.insertInto(CANCELLATION_REQUEST)
                .set(CANCELLATION_REQUEST.REQUEST_ID, request.requestId())
                .set(CANCELLATION_REQUEST.ORDER_ID, request.orderId())
                .set(CANCELLATION_REQUEST.REQUESTED_BY, request.requestedBy().code())
                .set(CANCELLATION_REQUEST.NOTE, request.note())
                .set(CANCELLATION_REQUEST.STATUS, request.status().name())
                .set(CANCELLATION_REQUEST.FEE_AMOUNT, request.fee())
                .set(CANCELLATION_REQUEST.REASON_PT, request.reasonPt())
                .set(CANCELLATION_REQUEST.REASON_EN, request.reasonEn())
                .set(CANCELLATION_REQUEST.APPROVAL_DUE_AT, request.approvalDueAt())
                .set(CANCELLATION_REQUEST.REQUESTED_AT, request.requestedAt())
                .set(CANCELLATION_REQUEST.DECIDED_AT, request.decidedAt())
                .execute();
    }

    void decide(CancellationRequest request, CancellationStatus status, Instant at) {
        db.update(CANCELLATION_REQUEST)
                .set(
                        CANCELLATION_REQUEST.STATUS,
                        request.status().become(status).name())
                .set(CANCELLATION_REQUEST.DECIDED_AT, at)
                .where(CANCELLATION_REQUEST.REQUEST_ID.eq(request.requestId()))
                .execute();
    }

    Optional<CancellationRequest> find(UUID requestId) {
        return db.selectFrom(CANCELLATION_REQUEST)
                .where(CANCELLATION_REQUEST.REQUEST_ID.eq(requestId))
                .fetchOptional(CancellationRequestRepository::request);
    }

    Optional<CancellationRequest> latest(UUID orderId) {
        return db.selectFrom(CANCELLATION_REQUEST)
                .where(CANCELLATION_REQUEST.ORDER_ID.eq(orderId))
                .orderBy(CANCELLATION_REQUEST.REQUEST_ID.desc())
                .limit(1)
                .fetchOptional(CancellationRequestRepository::request);
    }

    private static CancellationRequest request(CancellationRequestRecord row) {
        return new CancellationRequest(
                row.getRequestId(),
                row.getOrderId(),
                Canceller.of(row.getRequestedBy()),
                row.getNote(),
                CancellationStatus.valueOf(row.getStatus()),
                row.getFeeAmount(),
                row.getReasonPt(),
                row.getReasonEn(),
                row.getApprovalDueAt(),
                row.getRequestedAt(),
                row.getDecidedAt());
    }
}
