package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CAPTURE;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.LEDGER_ENTRY;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static org.jooq.impl.DSL.inline;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** The only writer of payments and of the ledger, always both in one go: that is why their sums agree. */
@Repository
class PaymentRepository {
    private final DSLContext db;
    private final CaptureRepository captures;
    private final PaymentCheckProperties checks;
    private final Clock clock;

    PaymentRepository(DSLContext db, CaptureRepository captures, PaymentCheckProperties checks, Clock clock) {
        this.db = db;
        this.captures = captures;
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
                        .set(PAYMENT_.PROVIDER, payment.provider())
                        .set(PAYMENT_.TOKEN, token)
                        .set(PAYMENT_.CURRENCY, terms.currency())
                        .set(PAYMENT_.AMOUNT, terms.amount())
                        .set(PAYMENT_.INSTALLMENTS, terms.installments())
                        .set(PAYMENT_.STATUS, payment.status().name())
                        .set(PAYMENT_.DUE_AT, dueAt(payment))
                        .set(PAYMENT_.WAIT_UNTIL, waitUntil(payment))
                        .set(
                                PAYMENT_.RENEWS,
                                payment.renewal() == null
                                        ? null
                                        : payment.renewal().of())
                        .set(
                                PAYMENT_.RENEWAL_NO,
                                payment.renewal() == null
                                        ? null
                                        : payment.renewal().no())
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

    /** Without a lock. @throws java.util.NoSuchElementException when there is none */
    Payment find(UUID paymentId) {
        return ofOrder(orderOf(paymentId).orElseThrow()).stream()
                .filter(payment -> payment.paymentId().equals(paymentId))
                .findFirst()
                .orElseThrow();
    }

    /** In tender order, what was asked for first first; without a lock. */
    List<Payment> ofOrder(UUID orderId) {
        return db.select()
                .from(PAYMENT_)
                .leftJoin(CAPTURE)
                .on(CAPTURE.PAYMENT_ID.eq(PAYMENT_.PAYMENT_ID))
                .and(CAPTURE.STATUS.in(inline(CaptureStatus.REQUESTED.name()), inline(CaptureStatus.FAILED.name())))
                .where(PAYMENT_.ORDER_ID.eq(orderId))
                .orderBy(PAYMENT_.TENDER_NO, PAYMENT_.REQUESTED_AT)
                .fetch(PaymentRepository::payment);
    }

    /**
     * In tender order, all locked until the transaction ends: whether an order is settled depends on all of its payments,
     * so two results must not look at them at the same time.
     */
    List<Payment> lockOrder(UUID orderId) {
        // First the lock and then the look: whoever waited for it must see the captures as they are now.
        db.select(PAYMENT_.PAYMENT_ID)
                .from(PAYMENT_)
                .where(PAYMENT_.ORDER_ID.eq(orderId))
                .orderBy(PAYMENT_.PAYMENT_ID)
                .forUpdate()
                .fetch();
        return ofOrder(orderId);
    }

    /** Writes a payment that {@link #lockOrder} gave, and books what has moved since. */
    void update(Payment payment) {
        var amounts = payment.amounts();
        var update = db.update(PAYMENT_)
                .set(PAYMENT_.STATUS, payment.status().name())
                .set(PAYMENT_.AMOUNT, payment.terms().amount())
                .set(PAYMENT_.PROVIDER, payment.provider())
                .set(PAYMENT_.AUTHORISED_AMOUNT, amounts.authorised())
                .set(PAYMENT_.CAPTURED_AMOUNT, amounts.captured())
                .set(PAYMENT_.RELEASED_AMOUNT, amounts.released())
                .set(PAYMENT_.REFUNDED_AMOUNT, amounts.refunded())
                .set(PAYMENT_.PROVIDER_REFERENCE, payment.providerReference())
                .set(PAYMENT_.REASON, payment.reason())
                .set(PAYMENT_.RELEASE_REQUESTED, payment.releaseRequested())
                .set(PAYMENT_.ISSUE_NO, payment.issueNo())
                .set(PAYMENT_.DUE_AT, dueAt(payment))
                .set(PAYMENT_.WAIT_UNTIL, waitUntil(payment))
                .set(
                        PAYMENT_.EXPIRES_AT,
                        payment.expiry() == null ? null : payment.expiry().at())
                .set(
                        PAYMENT_.RENEW_AT,
                        payment.expiry() == null ? null : payment.expiry().renewAt())
                .set(PAYMENT_.AUTHORISED_AT, payment.times().authorisedAt())
                .set(PAYMENT_.SETTLED_AT, payment.times().settledAt())
                .set(PAYMENT_.NEXT_CHECK_AT, firstCheck(payment))
                .set(PAYMENT_.VERSION, PAYMENT_.VERSION.plus(1));
        if (!payment.is(PaymentStatus.REQUESTED)) {
            update = update.setNull(PAYMENT_.TOKEN);
        }
        update.where(PAYMENT_.PAYMENT_ID.eq(payment.paymentId())).execute();
        payment.takeCaptureChanges().forEach(change -> captures.write(payment.paymentId(), change, clock.instant()));
        payment.takeMovements().forEach(movement -> book(payment.paymentId(), movement));
    }

    private void book(UUID paymentId, Movement movement) {
        db.insertInto(LEDGER_ENTRY)
                .set(LEDGER_ENTRY.PAYMENT_ID, paymentId)
                .set(LEDGER_ENTRY.KIND, movement.kind().name())
                .set(LEDGER_ENTRY.AMOUNT, movement.amount())
                .set(LEDGER_ENTRY.OPERATION_ID, movement.operationId())
                .set(LEDGER_ENTRY.AT, movement.at())
                .execute();
    }

    /**
     * Whatever was written last, its answer is wanted soon, so the pauses between checks begin anew; null when none is
     * awaited.
     */
    private Instant firstCheck(Payment payment) {
        return payment.status().awaitsProvider() ? clock.instant().plus(checks.firstAfter()) : null;
    }

    private static Payment payment(Record joined) {
        var row = joined.into(PAYMENT_);
        return new Payment(
                new Payment.Terms(
                        row.getPaymentId(),
                        row.getOrderId(),
                        row.getTenderNo(),
                        row.getMethod(),
                        row.getCurrency(),
                        row.getAmount(),
                        row.getInstallments(),
                        row.getRequestedAt()),
                PaymentStatus.valueOf(row.getStatus()),
                row.getProvider(),
                new Payment.Amounts(
                        row.getAuthorisedAmount(),
                        row.getCapturedAmount(),
                        row.getReleasedAmount(),
                        row.getRefundedAmount()),
                new Payment.Times(row.getAuthorisedAt(), row.getSettledAt()),
                row.getProviderReference(),
                row.getReason(),
                row.getReleaseRequested(),
                CaptureRepository.of(joined.into(CAPTURE)),
                row.getIssueNo(),
                row.getDueAt() == null ? null : new Payment.Deadline(row.getDueAt(), row.getWaitUntil()),
                row.getExpiresAt() == null ? null : new Payment.Expiry(row.getExpiresAt(), row.getRenewAt()),
                row.getRenews() == null ? null : new Payment.Renewal(row.getRenews(), row.getRenewalNo()));
    }

    private static Instant dueAt(Payment payment) {
        return payment.deadline() == null ? null : payment.deadline().dueAt();
    }

    private static Instant waitUntil(Payment payment) {
        return payment.deadline() == null ? null : payment.deadline().waitUntil();
    }
}
