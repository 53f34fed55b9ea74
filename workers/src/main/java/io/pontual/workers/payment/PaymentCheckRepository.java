package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CAPTURE;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.REFUND_PART;
import static org.jooq.impl.DSL.inline;

import io.pontual.processes.payment.CheckCommand.Awaited;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

@Repository
class PaymentCheckRepository {
    /** Literals, so that PostgreSQL can see that the index with the same condition fits. */
    private static final List<? extends Field<String>> AWAITING = Arrays.stream(PaymentStatus.values())
            .filter(PaymentStatus::awaitsProvider)
            .map(status -> inline(status.name()))
            .toList();

    private final DSLContext db;

    PaymentCheckRepository(DSLContext db) {
        this.db = db;
    }

    /**
     * Takes the payments that have waited longest, and keeps other instances off them until the transaction ends. One
     * that is locked is skipped: either another instance asks for it, or its answer is being taken in.
     */
    List<UnansweredPayment> takeDue(Instant now, int limit) {
        return db.select()
                .from(PAYMENT_)
                .leftJoin(CAPTURE)
                .on(CAPTURE.PAYMENT_ID.eq(PAYMENT_.PAYMENT_ID))
                .and(CAPTURE.STATUS.eq(inline(CaptureStatus.REQUESTED.name())))
                .where(PAYMENT_.STATUS.in(AWAITING))
                .and(PAYMENT_.NEXT_CHECK_AT.le(now).or(PAYMENT_.NEXT_CHECK_AT.isNull()))
                .orderBy(PAYMENT_.NEXT_CHECK_AT.asc().nullsFirst())
                .limit(limit)
                .forUpdate()
                .of(PAYMENT_)
                .skipLocked()
                .fetch(row -> UnansweredPayment.of(
                        row.get(PAYMENT_.PAYMENT_ID),
                        row.get(PAYMENT_.PROVIDER),
                        row.get(PAYMENT_.METHOD),
                        PaymentStatus.valueOf(row.get(PAYMENT_.STATUS)),
                        CaptureRepository.of(row.into(CAPTURE)),
                        row.get(PAYMENT_.ISSUE_NO),
                        row.get(PAYMENT_.CHECKS)));
    }

    /** {@link #takeDue}, of refunds. */
    List<UnansweredPayment> takeDueRefunds(Instant now, int limit) {
        return db.select()
                .from(REFUND_PART)
                .join(PAYMENT_)
                .on(PAYMENT_.PAYMENT_ID.eq(REFUND_PART.PAYMENT_ID))
                .where(REFUND_PART.STATUS.eq(inline(RefundStatus.REQUESTED.name())))
                .and(REFUND_PART.NEXT_CHECK_AT.le(now))
                .orderBy(REFUND_PART.NEXT_CHECK_AT)
                .limit(limit)
                .forUpdate()
                .of(REFUND_PART)
                .skipLocked()
                .fetch(row -> UnansweredPayment.ofRefund(
                        row.get(REFUND_PART.PAYMENT_ID),
                        row.get(PAYMENT_.PROVIDER),
                        row.get(PAYMENT_.METHOD),
                        row.get(REFUND_PART.REFUND_PART_ID),
                        row.get(REFUND_PART.ATTEMPT),
                        row.get(REFUND_PART.CHECKS)));
    }

    /** Of a payment or refund that is due. */
    void asked(UnansweredPayment payment, Instant nextCheckAt) {
        if (payment.awaited() == Awaited.REFUND) {
            db.update(REFUND_PART)
                    .set(REFUND_PART.CHECKS, payment.check())
                    .set(REFUND_PART.NEXT_CHECK_AT, nextCheckAt)
                    .where(REFUND_PART.REFUND_PART_ID.eq(payment.operationId()))
                    .execute();
            return;
        }
        db.update(PAYMENT_)
                .set(PAYMENT_.CHECKS, payment.check())
                .set(PAYMENT_.NEXT_CHECK_AT, nextCheckAt)
                .where(PAYMENT_.PAYMENT_ID.eq(payment.paymentId()))
                .execute();
    }
}
