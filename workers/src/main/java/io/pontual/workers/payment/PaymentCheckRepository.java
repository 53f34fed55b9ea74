package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static org.jooq.impl.DSL.inline;

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
        return db.select(PAYMENT_.PAYMENT_ID, PAYMENT_.STATUS, PAYMENT_.CAPTURE_ATTEMPT, PAYMENT_.CHECKS)
                .from(PAYMENT_)
                .where(PAYMENT_.STATUS.in(AWAITING))
                .and(PAYMENT_.NEXT_CHECK_AT.le(now).or(PAYMENT_.NEXT_CHECK_AT.isNull()))
                .orderBy(PAYMENT_.NEXT_CHECK_AT.asc().nullsFirst())
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch(row -> UnansweredPayment.of(
                        row.value1(), PaymentStatus.valueOf(row.value2()), row.value3(), row.value4()));
    }

    /** Of a payment that {@link #takeDue} gave. */
    void asked(UnansweredPayment payment, Instant nextCheckAt) {
        db.update(PAYMENT_)
                .set(PAYMENT_.CHECKS, payment.check())
                .set(PAYMENT_.NEXT_CHECK_AT, nextCheckAt)
                .where(PAYMENT_.PAYMENT_ID.eq(payment.paymentId()))
                .execute();
    }
}
