package io.pontual.workers.payment;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets money aside once more before an authorisation expires. The new one is a payment of its own, with all that payments
 * have: one provider at a time, checks, a late answer. When it stands, {@link CapturePlan} gives the old one back.
 */
@Service
class Renewals {
    /** Where something is set aside that may still be taken. */
    private static final Set<PaymentStatus> HOLDING =
            EnumSet.of(PaymentStatus.AUTHORISED, PaymentStatus.CAPTURING, PaymentStatus.CAPTURE_FAILED);

    private final Orders orders;
    private final PaymentRepository payments;
    private final Refunds refunds;
    private final RenewalRepository renewals;
    private final PaymentTables tables;
    private final Failover failover;
    private final PaymentGateway gateway;
    private final PaymentStory story;
    private final PaymentCheckProperties properties;
    private final Clock clock;

    Renewals(
            Orders orders,
            PaymentRepository payments,
            Refunds refunds,
            RenewalRepository renewals,
            PaymentTables tables,
            Failover failover,
            PaymentGateway gateway,
            PaymentStory story,
            PaymentCheckProperties properties,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
        this.renewals = renewals;
        this.tables = tables;
        this.failover = failover;
        this.gateway = gateway;
        this.story = story;
        this.properties = properties;
        this.clock = clock;
    }

    /** When to begin with the renewal of what was authorised just now. */
    Payment.Expiry expiry(Payment payment, Instant expiresAt) {
        return new Payment.Expiry(
                expiresAt, tables.renewalPolicy(payment).renewAt(payment.times().authorisedAt(), expiresAt));
    }

    /**
     * Starts the process for those whose time has come, once each.
     *
     * @return whether there may be more of them
     */
    @Transactional
    public boolean beginDue() {
        var due = renewals.takeDue(clock.instant(), properties.batchSize());
        for (var paymentId : due) {
            var payment = payments.find(paymentId);
            renewals.begun(paymentId);
            if (HOLDING.contains(payment.status())) {
                var expiresAt = payment.expiry().at();
                gateway.tellExpiring(payment, tables.renewalPolicy(payment).giveUpAt(clock.instant(), expiresAt));
            }
        }
        return due.size() == properties.batchSize();
    }

    /**
     * Asks for what is still set aside, and may still be taken, once more, once per try.
     *
     * @param no of the try, from 1
     * @return the payment that is to take its place; null when nothing is to be set aside any more
     */
    @Transactional
    public UUID renew(UUID orderId, UUID paymentId, int no) {
        if (!orders.openForWork(orderId)) {
            return null;
        }
        var money = refunds.lock(orderId);
        var payment = money.payments().stream()
                .filter(one -> one.paymentId().equals(paymentId))
                .findFirst()
                .orElseThrow(() -> new NeedsOperator("Order " + orderId + " has no payment " + paymentId
                        + ". Correct paymentId in the process and retry."));
        var renewal = new Payment.Renewal(paymentId, no);
        var known = renewals.find(renewal);
        if (known.isPresent()) {
            return known.get();
        }
        var amount = neededOf(payment, money);
        return amount.signum() == 0 ? null : request(payment, renewal, amount);
    }

    private UUID request(Payment payment, Payment.Renewal renewal, BigDecimal amount) {
        var old = payment.terms();
        var terms = new Payment.Terms(
                Ids.next(),
                old.orderId(),
                old.tenderNo(),
                old.method(),
                old.currency(),
                amount,
                old.installments(),
                clock.instant());
        var renewed = Payment.renewing(terms, failover.first(terms).code(), renewal);
        payments.insert(
                renewed, orders.tenders(old.orderId()).get(old.tenderNo()).token());
        story.tell(renewed, TimelineKind.PAYMENT_RENEWAL_REQUESTED);
        failover.begin(renewed);
        return renewed.paymentId();
    }

    /** The order may cost less by now; what is charged before this one comes first. */
    private BigDecimal neededOf(Payment payment, OrderMoney money) {
        var open = orders.mayCost(payment.orderId()).subtract(money.kept());
        for (var one : money.payments()) {
            var share = money.replaced(one)
                    ? BigDecimal.ZERO
                    : leftOf(one).min(open).max(BigDecimal.ZERO);
            if (one.paymentId().equals(payment.paymentId())) {
                return share;
            }
            open = open.subtract(share);
        }
        return BigDecimal.ZERO;
    }

    /** What is being taken in this moment is not asked for once more. */
    private static BigDecimal leftOf(Payment payment) {
        if (!HOLDING.contains(payment.status()) || payment.releaseRequested()) {
            return BigDecimal.ZERO;
        }
        var open = payment.amounts().open();
        return payment.is(PaymentStatus.CAPTURING)
                ? payment.capture().last()
                        ? BigDecimal.ZERO
                        : open.subtract(payment.capture().amount())
                : open;
    }
}
