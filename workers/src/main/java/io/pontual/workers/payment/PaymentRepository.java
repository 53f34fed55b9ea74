package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;

import io.pontual.workers.platform.persistence.jooq.payment.tables.records.PaymentRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class PaymentRepository {
    private final DSLContext db;
    private final PaymentCheckProperties checks;
    private final Clock clock;

    PaymentRepository(DSLContext db, PaymentCheckProperties checks, Clock clock) {
        this.db = db;
        this.checks = checks;
        this.clock = clock;
    }

    /** @return false when the payment is there already */
    boolean insert(Payment payment, String token) {
        var terms = payment.terms();
        return db.insertInto(PAYMENT_)
                        .set(PAYMENT_.PAYMENT_ID, terms.paymentId())
                        .set(PAYMENT_.ORDER_ID, terms.orderId())
                        .set(PAYMENT_.TENDER_NO, terms.tenderNo())
                        .set(PAYMENT_.METHOD, terms.method())
                        .set(PAYMENT_.TOKEN, token)
                        .set(PAYMENT_.CURRENCY, terms.currency())
                        .set(PAYMENT_.AMOUNT, terms.amount())
                        .set(PAYMENT_.STATUS, payment.status().name())
                        .set(PAYMENT_.REQUESTED_AT, terms.requestedAt())
                        .set(PAYMENT_.NEXT_CHECK_AT, firstCheck(payment))
                        .onConflict(PAYMENT_.PAYMENT_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    Optional<UUID> orderOf(UUID paymentId) {
        return db.select(PAYMENT_.ORDER_ID)
                .from(PAYMENT_)
                .where(PAYMENT_.PAYMENT_ID.eq(paymentId))
                .fetchOptional(PAYMENT_.ORDER_ID);
    }

    /** In tender order, without a lock. */
    List<Payment> ofOrder(UUID orderId) {
        return db.selectFrom(PAYMENT_)
                .where(PAYMENT_.ORDER_ID.eq(orderId))
                .orderBy(PAYMENT_.TENDER_NO)
                .fetch(PaymentRepository::payment);
    }

    /**
     * In tender order, all locked until the transaction ends: whether an order is settled depends on all of its payments,
     * so two results must not look at them at the same time.
     */
    List<Payment> lockOrder(UUID orderId) {
        return db.selectFrom(PAYMENT_)
                .where(PAYMENT_.ORDER_ID.eq(orderId))
                .orderBy(PAYMENT_.TENDER_NO)
                .forUpdate()
                .fetch(PaymentRepository::payment);
    }

    /** Writes a payment that {@link #lockOrder} gave. */
    void update(Payment payment) {
        var update = db.update(PAYMENT_)
                .set(PAYMENT_.STATUS, payment.status().name())
                .set(PAYMENT_.AUTHORISED_AMOUNT, payment.amounts().authorised())
                .set(PAYMENT_.CAPTURE_AMOUNT, payment.amounts().asked())
                .set(PAYMENT_.CAPTURED_AMOUNT, payment.amounts().captured())
                .set(PAYMENT_.PROVIDER_REFERENCE, payment.providerReference())
                .set(PAYMENT_.REASON, payment.reason())
                .set(PAYMENT_.RELEASE_REQUESTED, payment.releaseRequested())
                .set(PAYMENT_.CAPTURE_ATTEMPT, payment.captureAttempt())
                .set(PAYMENT_.AUTHORISED_AT, payment.times().authorisedAt())
                .set(PAYMENT_.SETTLED_AT, payment.times().settledAt())
                .set(PAYMENT_.NEXT_CHECK_AT, firstCheck(payment))
                .set(PAYMENT_.VERSION, PAYMENT_.VERSION.plus(1));
        if (!payment.is(PaymentStatus.REQUESTED)) {
            update = update.setNull(PAYMENT_.TOKEN);
        }
        update.where(PAYMENT_.PAYMENT_ID.eq(payment.paymentId())).execute();
    }

    /**
     * Whatever was written last, its answer is wanted soon, so the pauses between checks begin anew; null when none is
     * awaited.
     */
    private Instant firstCheck(Payment payment) {
        return payment.status().awaitsProvider() ? clock.instant().plus(checks.firstAfter()) : null;
    }

    private static Payment payment(PaymentRecord row) {
        return new Payment(
                new Payment.Terms(
                        row.getPaymentId(),
                        row.getOrderId(),
                        row.getTenderNo(),
                        row.getMethod(),
                        row.getCurrency(),
                        row.getAmount(),
                        row.getRequestedAt()),
                PaymentStatus.valueOf(row.getStatus()),
                new Payment.Amounts(row.getAuthorisedAmount(), row.getCaptureAmount(), row.getCapturedAmount()),
                new Payment.Times(row.getAuthorisedAt(), row.getSettledAt()),
                row.getProviderReference(),
                row.getReason(),
                row.getReleaseRequested(),
                row.getCaptureAttempt());
    }
}
