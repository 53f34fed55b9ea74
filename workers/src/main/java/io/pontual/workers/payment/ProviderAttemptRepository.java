package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PROVIDER_ATTEMPT;

import io.pontual.processes.payment.PaymentProvider;
import io.pontual.workers.payment.ProviderAttempt.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Written under the lock of the payment that they are about. */
@Repository
class ProviderAttemptRepository {
    private final DSLContext db;

    ProviderAttemptRepository(DSLContext db) {
        this.db = db;
    }

    void insert(UUID paymentId, ProviderAttempt asked, Instant at) {
        db.insertInto(PROVIDER_ATTEMPT)
                .set(PROVIDER_ATTEMPT.PAYMENT_ID, paymentId)
                .set(PROVIDER_ATTEMPT.ATTEMPT, asked.attempt())
                .set(PROVIDER_ATTEMPT.ROUND, asked.round())
                .set(PROVIDER_ATTEMPT.PROVIDER, asked.provider().code())
                .set(PROVIDER_ATTEMPT.OUTCOME, asked.outcome().name())
                .set(PROVIDER_ATTEMPT.ASKED_AT, at)
                .execute();
    }

    /** From the first on. */
    List<ProviderAttempt> of(UUID paymentId) {
        return db.selectFrom(PROVIDER_ATTEMPT)
                .where(PROVIDER_ATTEMPT.PAYMENT_ID.eq(paymentId))
                .orderBy(PROVIDER_ATTEMPT.ATTEMPT)
                .fetch(row -> new ProviderAttempt(
                        row.getAttempt(),
                        row.getRound(),
                        PaymentProvider.of(row.getProvider()).orElseThrow(),
                        Outcome.valueOf(row.getOutcome())));
    }

    void end(UUID paymentId, ProviderAttempt attempt, Outcome outcome, String reference, Instant at) {
        db.update(PROVIDER_ATTEMPT)
                .set(PROVIDER_ATTEMPT.OUTCOME, outcome.name())
                .set(PROVIDER_ATTEMPT.PROVIDER_REFERENCE, reference)
                .set(PROVIDER_ATTEMPT.ENDED_AT, at)
                .where(PROVIDER_ATTEMPT.PAYMENT_ID.eq(paymentId), PROVIDER_ATTEMPT.ATTEMPT.eq(attempt.attempt()))
                .execute();
    }
}
