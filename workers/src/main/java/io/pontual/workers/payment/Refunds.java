package io.pontual.workers.payment;

import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.RefundReason;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives money back that was taken, over the tenders in the refund sequence, each wish once. */
@Service
class Refunds {
    private final Orders orders;
    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final CreditAccounts accounts;
    private final House house;
    private final PaymentTables tables;
    private final PaymentGateway gateway;
    private final PaymentStory story;
    private final Clock clock;

    Refunds(
            Orders orders,
            PaymentRepository payments,
            RefundRepository refunds,
            CreditAccounts accounts,
            House house,
            PaymentTables tables,
            PaymentGateway gateway,
            PaymentStory story,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
        this.accounts = accounts;
        this.house = house;
        this.tables = tables;
        this.gateway = gateway;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Message {@code payment.refund-made} follows, by the id that this returns, when all of it is back.
     *
     * @param orderId of a replacement, the money goes back over the tenders of the order that was paid for
     * @param amount in the order's currency
     * @param businessKey of whoever wants it; the same key is refunded once, and gets the same id
     * @throws NeedsOperator when more is to go back than is left of what was taken
     */
    @Transactional
    public UUID refund(UUID orderId, BigDecimal amount, RefundReason reason, String businessKey) {
        var money = lock(orders.paidWith(orderId));
        var known = refunds.byKey(businessKey);
        if (known.isPresent()) {
            return known.get().refundId();
        }
        if (amount == null || amount.signum() <= 0 || amount.compareTo(money.refundable()) > 0) {
            throw new NeedsOperator("Of order " + orderId + " " + amount + " is to be refunded, but "
                    + money.refundable().toPlainString()
                    + " is left of what was taken. Correct refundAmount and retry.");
        }
        return start(money, money.payments(), amount, reason, businessKey).refundId();
    }

    /**
     * Of money that is not owed; the process that tells the customer is started with it.
     *
     * @return the money with what is under way now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrderMoney giveBackExcess(OrderMoney money, BigDecimal excess, RefundReason reason) {
        var amount = excess.min(money.refundable());
        if (amount.signum() == 0) {
            return money;
        }
        var orderId = money.payments().getFirst().orderId();
        begin(money, money.payments(), amount, reason);
        return new OrderMoney(money.payments(), refunds.partsOfOrder(orderId));
    }

    /** To this payment alone, since it was not owed; the process that tells the customer is started with it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Payment payment, BigDecimal amount, RefundReason reason) {
        begin(lock(payment.orderId()), List.of(payment), amount, reason);
    }

    private void begin(OrderMoney money, List<Payment> among, BigDecimal amount, RefundReason reason) {
        var orderId = money.payments().getFirst().orderId();
        var no = refunds.ofOrder(orderId).size() + 1;
        gateway.tellRefundBegun(start(money, among, amount, reason, reason.code() + ":" + orderId + ":" + no));
    }

    /** The order's payments are locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrderMoney lock(UUID orderId) {
        var locked = payments.lockOrder(orderId);
        return new OrderMoney(tables.toCharge(locked), refunds.partsOfOrder(orderId));
    }

    /** As it stands, without keeping others out. */
    OrderMoney look(UUID orderId) {
        return new OrderMoney(tables.toCharge(payments.ofOrder(orderId)), refunds.partsOfOrder(orderId));
    }

    private Refund start(
            OrderMoney money, List<Payment> among, BigDecimal amount, RefundReason reason, String businessKey) {
        var first = money.payments().getFirst();
        var refund = new Refund(
                Ids.next(), first.orderId(), businessKey, amount, first.terms().currency(), reason);
        refunds.insert(refund);
        var shares = RefundPlan.of(tables.toRefund(among), money, amount);
        var parts = shares.stream().map(share -> part(refund, share)).toList();
        for (int i = 0; i < parts.size(); i++) {
            begin(shares.get(i).payment(), parts.get(i));
        }
        return refund;
    }

    private Refund.Part part(Refund refund, RefundPlan.Share share) {
        var way = refund.reason().asCredit() ? Refund.Target.STORE_CREDIT : tables.refundTo(share.payment());
        var part = Refund.Part.requested(refund, share.payment().paymentId(), share.amount(), way);
        refunds.insert(part);
        return part;
    }

    private void begin(Payment payment, Refund.Part part) {
        if (part.target() == Refund.Target.STORE_CREDIT) {
            credit(payment, part);
        } else if (House.holds(payment)) {
            house.refund(payment, part.amount(), part.partId());
            made(payment, part, null);
        } else {
            gateway.refund(payment, part);
            story.refund(payment, TimelineKind.REFUND_REQUESTED, part, null);
        }
    }

    private void credit(Payment payment, Refund.Part part) {
        var account = accounts.issue(
                CreditAccount.Kind.STORE_CREDIT,
                payment.orderId().toString(),
                payment.terms().currency(),
                part.amount(),
                part.partId().toString());
        made(payment, part, account.accountId());
    }

    /**
     * Takes in what became of one part.
     *
     * @param payment locked
     * @param all parts of the order
     * @return why an operator should look at it; empty when all is well
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> answered(Payment payment, List<Refund.Part> all, PaymentResult result) {
        var found = all.stream()
                .filter(one -> one.partId().equals(result.operationId()))
                .filter(one -> one.paymentId().equals(payment.paymentId()))
                .findFirst();
        if (found.isEmpty()) {
            return Optional.of("There is no refund " + result.operationId() + " of payment " + payment.paymentId());
        }
        var part = found.get();
        var done = result.kind() == PaymentResult.Kind.REFUNDED;
        if (part.status() != RefundStatus.REQUESTED) {
            return done && part.status() == RefundStatus.FAILED
                    ? Optional.of(
                            "Refund " + part.partId() + " was made after it had failed; the customer has it twice")
                    : Optional.empty();
        }
        if (done && result.amount() != null && result.amount().compareTo(part.amount()) != 0) {
            return Optional.of("Refunded " + result.amount() + " instead of " + part.amount());
        }
        if (done) {
            made(payment, part, null);
        } else {
            failed(payment, part, result.reason());
        }
        return Optional.empty();
    }

    /** The way it came is closed: the customer gets it as store credit. */
    private void failed(Payment payment, Refund.Part part, String reason) {
        refunds.end(part.partId(), RefundStatus.FAILED, reason, null);
        story.refund(payment, TimelineKind.REFUND_FAILED, part, reason);
        var instead = part.instead();
        refunds.insert(instead);
        credit(payment, instead);
    }

    /** @param accountId the store credit that was issued; null when it went back the way it came */
    private void made(Payment payment, Refund.Part part, UUID accountId) {
        payment.refunded(part.amount(), part.partId(), clock.instant());
        payments.update(payment);
        refunds.end(part.partId(), RefundStatus.DONE, null, accountId);
        story.refund(
                payment,
                accountId == null ? TimelineKind.PAYMENT_REFUNDED : TimelineKind.REFUNDED_AS_CREDIT,
                part,
                null);
        var open = refunds.partsOfOrder(payment.orderId()).stream()
                .filter(one -> one.refundId().equals(part.refundId()))
                .anyMatch(one -> one.status() == RefundStatus.REQUESTED);
        if (!open) {
            refunds.done(part.refundId());
            gateway.tellRefundMade(part.refundId());
        }
    }
}
