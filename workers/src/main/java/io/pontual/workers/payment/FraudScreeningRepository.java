package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.FRAUD_SCREENING;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;

import io.pontual.processes.payment.PaymentResult.Fraud;
import io.pontual.workers.payment.contract.FraudScreenings;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What providers' fraud screening said. Whoever writes has locked the order's payments. */
@Repository
class FraudScreeningRepository implements FraudScreenings {
    private final DSLContext db;

    FraudScreeningRepository(DSLContext db) {
        this.db = db;
    }

    /** The provider says that its verdict comes later. */
    void asked(UUID paymentId, String provider, Instant at) {
        db.insertInto(FRAUD_SCREENING)
                .set(FRAUD_SCREENING.PAYMENT_ID, paymentId)
                .set(FRAUD_SCREENING.PROVIDER, provider)
                .set(FRAUD_SCREENING.ASKED_AT, at)
                .onDuplicateKeyUpdate()
                .set(FRAUD_SCREENING.ASKED_AT, at)
                .execute();
    }

    /** The first verdict stays. */
    void verdict(UUID paymentId, String provider, Fraud verdict, Instant at) {
        db.insertInto(FRAUD_SCREENING)
                .set(FRAUD_SCREENING.PAYMENT_ID, paymentId)
                .set(FRAUD_SCREENING.PROVIDER, provider)
                .set(FRAUD_SCREENING.VERDICT, verdict.name())
                .set(FRAUD_SCREENING.VERDICT_AT, at)
                .onDuplicateKeyUpdate()
                .set(FRAUD_SCREENING.VERDICT, verdict.name())
                .set(FRAUD_SCREENING.VERDICT_AT, at)
                .where(FRAUD_SCREENING.VERDICT.isNull())
                .execute();
    }

    void effect(UUID paymentId, String effect) {
        db.update(FRAUD_SCREENING)
                .set(FRAUD_SCREENING.EFFECT, effect)
                .where(FRAUD_SCREENING.PAYMENT_ID.eq(paymentId))
                .execute();
    }

    /** Empty until there is one. */
    Optional<Fraud> verdictOf(UUID paymentId) {
        return db.select(FRAUD_SCREENING.VERDICT)
                .from(FRAUD_SCREENING)
                .where(FRAUD_SCREENING.PAYMENT_ID.eq(paymentId))
                .fetchOptional(FRAUD_SCREENING.VERDICT)
                .map(Fraud::valueOf);
    }

    @Override
    public Map<UUID, String> ofOrder(UUID orderId) {
        return db.select(FRAUD_SCREENING.PAYMENT_ID, FRAUD_SCREENING.VERDICT)
                .from(FRAUD_SCREENING)
                .join(PAYMENT_)
                .on(PAYMENT_.PAYMENT_ID.eq(FRAUD_SCREENING.PAYMENT_ID))
                .where(PAYMENT_.ORDER_ID.eq(orderId))
                .fetchMap(
                        FRAUD_SCREENING.PAYMENT_ID, row -> row.value2() == null ? Fraud.PENDING.name() : row.value2());
    }
}
