package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PROVIDER_HEALTH;
import static org.jooq.impl.DSL.when;

import io.pontual.processes.payment.PaymentProvider;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** One row per provider, shared by all instances; written only while something is wrong. */
@Repository
class ProviderHealthRepository {
    private final DSLContext db;

    ProviderHealthRepository(DSLContext db) {
        this.db = db;
    }

    /** @param since a failure before this is forgotten */
    void failed(PaymentProvider provider, Instant at, Instant since) {
        db.insertInto(PROVIDER_HEALTH)
                .set(PROVIDER_HEALTH.PROVIDER, provider.code())
                .set(PROVIDER_HEALTH.FAILURES, 1)
                .set(PROVIDER_HEALTH.LAST_FAILURE_AT, at)
                .onConflict(PROVIDER_HEALTH.PROVIDER)
                .doUpdate()
                .set(
                        PROVIDER_HEALTH.FAILURES,
                        when(PROVIDER_HEALTH.LAST_FAILURE_AT.lt(since), 1).otherwise(PROVIDER_HEALTH.FAILURES.plus(1)))
                .set(PROVIDER_HEALTH.LAST_FAILURE_AT, at)
                .execute();
    }

    /** Touches, and so locks, nothing while all is well. */
    void worked(PaymentProvider provider) {
        db.update(PROVIDER_HEALTH)
                .set(PROVIDER_HEALTH.FAILURES, 0)
                .where(PROVIDER_HEALTH.PROVIDER.eq(provider.code()), PROVIDER_HEALTH.FAILURES.gt(0))
                .execute();
    }

    /** Without those that have never failed. */
    Map<PaymentProvider, ProviderHealth.Failures> all() {
        var all = new EnumMap<PaymentProvider, ProviderHealth.Failures>(PaymentProvider.class);
        db.selectFrom(PROVIDER_HEALTH).forEach(row -> PaymentProvider.of(row.getProvider())
                .ifPresent(provider ->
                        all.put(provider, new ProviderHealth.Failures(row.getFailures(), row.getLastFailureAt()))));
        return all;
    }
}
