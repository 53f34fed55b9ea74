package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CREDIT_ACCOUNT;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.REFUND;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.REFUND_PART;

import io.pontual.processes.payment.RefundReason;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class RefundRepository {
    private final DSLContext db;
    private final PaymentCheckProperties checks;
    private final Clock clock;

    RefundRepository(DSLContext db, PaymentCheckProperties checks, Clock clock) {
        this.db = db;
        this.checks = checks;
        this.clock = clock;
    }

    void insert(Refund refund) {
        db.insertInto(REFUND)
                .set(REFUND.REFUND_ID, refund.refundId())
                .set(REFUND.ORDER_ID, refund.orderId())
                .set(REFUND.BUSINESS_KEY, refund.businessKey())
                .set(REFUND.AMOUNT, refund.amount())
                .set(REFUND.CURRENCY, refund.currency())
                .set(REFUND.REASON, refund.reason().code())
                .set(REFUND.REQUESTED_AT, clock.instant())
                .execute();
    }

    void insert(Refund.Part part) {
        db.insertInto(REFUND_PART)
                .set(REFUND_PART.REFUND_PART_ID, part.partId())
                .set(REFUND_PART.REFUND_ID, part.refundId())
                .set(REFUND_PART.PAYMENT_ID, part.paymentId())
                .set(REFUND_PART.AMOUNT, part.amount())
                .set(REFUND_PART.TARGET, part.target().name())
                .set(REFUND_PART.STATUS, RefundStatus.REQUESTED.name())
                .set(REFUND_PART.ATTEMPT, part.attempt())
                .set(REFUND_PART.REQUESTED_AT, clock.instant())
                .set(REFUND_PART.NEXT_CHECK_AT, clock.instant().plus(checks.firstAfter()))
                .execute();
    }

    /** @param reason why it failed; null when it is done @param accountId of store credit issued for it; may be null */
    void end(UUID partId, RefundStatus status, String reason, UUID accountId) {
        db.update(REFUND_PART)
                .set(REFUND_PART.STATUS, status.name())
                .set(REFUND_PART.REASON, reason)
                .set(REFUND_PART.ACCOUNT_ID, accountId)
                .set(REFUND_PART.ENDED_AT, clock.instant())
                .setNull(REFUND_PART.NEXT_CHECK_AT)
                .where(REFUND_PART.REFUND_PART_ID.eq(partId))
                .execute();
    }

    void done(UUID refundId) {
        db.update(REFUND)
                .set(REFUND.DONE_AT, clock.instant())
                .where(REFUND.REFUND_ID.eq(refundId))
                .execute();
    }

    Optional<Refund> byKey(String businessKey) {
        return db.selectFrom(REFUND).where(REFUND.BUSINESS_KEY.eq(businessKey)).fetchOptional(RefundRepository::refund);
    }

    Optional<Refund> find(UUID refundId) {
        return db.selectFrom(REFUND).where(REFUND.REFUND_ID.eq(refundId)).fetchOptional(RefundRepository::refund);
    }

    /** Of the store credit that was issued for it. */
    List<String> creditCodes(UUID refundId) {
        return db.select(CREDIT_ACCOUNT.CODE)
                .from(REFUND_PART)
                .join(CREDIT_ACCOUNT)
                .on(CREDIT_ACCOUNT.ACCOUNT_ID.eq(REFUND_PART.ACCOUNT_ID))
                .where(REFUND_PART.REFUND_ID.eq(refundId))
                .orderBy(CREDIT_ACCOUNT.ACCOUNT_ID)
                .fetch(CREDIT_ACCOUNT.CODE);
    }

    List<Refund> ofOrder(UUID orderId) {
        return db.selectFrom(REFUND)
                .where(REFUND.ORDER_ID.eq(orderId))
                .orderBy(REFUND.REFUND_ID)
                .fetch(RefundRepository::refund);
    }

    /** Oldest first. */
    List<Refund.Part> partsOfOrder(UUID orderId) {
        return db.select()
                .from(REFUND_PART)
                .join(REFUND)
                .on(REFUND.REFUND_ID.eq(REFUND_PART.REFUND_ID))
                .where(REFUND.ORDER_ID.eq(orderId))
                .orderBy(REFUND_PART.REFUND_PART_ID)
                .fetch(RefundRepository::part);
    }

    private static Refund refund(Record row) {
        return new Refund(
                row.get(REFUND.REFUND_ID),
                row.get(REFUND.ORDER_ID),
                row.get(REFUND.BUSINESS_KEY),
                row.get(REFUND.AMOUNT),
                row.get(REFUND.CURRENCY),
                RefundReason.of(row.get(REFUND.REASON)));
    }

    private static Refund.Part part(Record row) {
        return new Refund.Part(
                row.get(REFUND_PART.REFUND_PART_ID),
                row.get(REFUND_PART.REFUND_ID),
                row.get(REFUND_PART.PAYMENT_ID),
                row.get(REFUND_PART.AMOUNT),
                RefundReason.of(row.get(REFUND.REASON)),
                Refund.Target.valueOf(row.get(REFUND_PART.TARGET)),
                RefundStatus.valueOf(row.get(REFUND_PART.STATUS)),
                row.get(REFUND_PART.ATTEMPT));
    }
}
