package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CAPTURE;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import io.pontual.workers.platform.persistence.jooq.payment.tables.records.CaptureRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Captures, each a row; the one under way is read with its payment. */
@Repository
class CaptureRepository {
    private final DSLContext db;

    CaptureRepository(DSLContext db) {
        this.db = db;
    }

    void write(UUID paymentId, Capture.Change change, Instant at) {
        var capture = change.capture();
        var row = db.newRecord(CAPTURE);
        row.setAmount(capture.amount());
        row.setLast(capture.last());
        row.setStatus(change.status().name());
        row.setAttempt(capture.attempt());
        row.setReason(change.reason());
        row.setEndedAt(change.status() == CaptureStatus.REQUESTED ? null : at);
        db.insertInto(CAPTURE)
                .set(row)
                .set(CAPTURE.CAPTURE_ID, capture.captureId())
                .set(CAPTURE.PAYMENT_ID, paymentId)
                .set(CAPTURE.REQUESTED_AT, at)
                .onConflict(CAPTURE.CAPTURE_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    /** Empty when the payment has no such capture. */
    Optional<CaptureStatus> status(UUID paymentId, UUID captureId) {
        return db.select(CAPTURE.STATUS)
                .from(CAPTURE)
                .where(CAPTURE.CAPTURE_ID.eq(captureId), CAPTURE.PAYMENT_ID.eq(paymentId))
                .fetchOptional(CAPTURE.STATUS)
                .map(CaptureStatus::valueOf);
    }

    /** How often the provider was asked for captures of the order: grows with every further one. */
    int attempts(UUID orderId) {
        return db.select(coalesce(sum(CAPTURE.ATTEMPT), inline(BigDecimal.ZERO)))
                .from(CAPTURE)
                .join(PAYMENT_)
                .on(PAYMENT_.PAYMENT_ID.eq(CAPTURE.PAYMENT_ID))
                .where(PAYMENT_.ORDER_ID.eq(orderId))
                .fetchSingle()
                .value1()
                .intValue();
    }

    /** @param row of an outer join; null when it found none */
    static Capture of(CaptureRecord row) {
        return row.getCaptureId() == null
                ? null
                : new Capture(row.getCaptureId(), row.getAmount(), row.getLast(), row.getAttempt());
    }
}
