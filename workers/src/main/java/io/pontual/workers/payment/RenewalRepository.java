package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class RenewalRepository {
    private final DSLContext db;

    RenewalRepository(DSLContext db) {
        this.db = db;
    }

    /** Locked until the transaction ends; one that is locked has its turn with the next look. */
    List<UUID> takeDue(Instant now, int limit) {
        return db.select(PAYMENT_.PAYMENT_ID)
                .from(PAYMENT_)
                .where(PAYMENT_.RENEW_AT.le(now))
                .orderBy(PAYMENT_.RENEW_AT)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch(PAYMENT_.PAYMENT_ID);
    }

    /** The process that renews it has been started, or is not needed. */
    void begun(UUID paymentId) {
        db.update(PAYMENT_)
                .setNull(PAYMENT_.RENEW_AT)
                .set(PAYMENT_.VERSION, PAYMENT_.VERSION.plus(1))
                .where(PAYMENT_.PAYMENT_ID.eq(paymentId))
                .execute();
    }

    /** The payment of this try; empty when it has not been made. */
    Optional<UUID> find(Payment.Renewal renewal) {
        return db.select(PAYMENT_.PAYMENT_ID)
                .from(PAYMENT_)
                .where(PAYMENT_.RENEWS.eq(renewal.of()).and(PAYMENT_.RENEWAL_NO.eq(renewal.no())))
                .fetchOptional(PAYMENT_.PAYMENT_ID);
    }
}
