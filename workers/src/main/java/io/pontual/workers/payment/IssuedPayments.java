package io.pontual.workers.payment;

import io.pontual.processes.payment.PaymentResult.Instructions;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Payments that the customer makes after the order was placed: the codes and slips for them, and their end. */
@Service
class IssuedPayments {
    private final Orders orders;
    private final PaymentRepository payments;
    private final InstructionRepository instructions;
    private final PaymentTables tables;
    private final Failover failover;
    private final PaymentGateway gateway;
    private final PaymentStory story;
    private final Clock clock;

    IssuedPayments(
            Orders orders,
            PaymentRepository payments,
            InstructionRepository instructions,
            PaymentTables tables,
            Failover failover,
            PaymentGateway gateway,
            PaymentStory story,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.instructions = instructions;
        this.tables = tables;
        this.failover = failover;
        this.gateway = gateway;
        this.story = story;
        this.clock = clock;
    }

    /** Until when a code that is asked for now can be paid, and is waited for. */
    Payment.Deadline deadline(PaymentMethod method) {
        var policy = tables.asyncPolicy(method, null);
        var dueAt = clock.instant().plus(policy.validFor());
        return new Payment.Deadline(dueAt, dueAt.plus(policy.waitAfterDue()));
    }

    /** The provider has issued it; the process tells the customer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void issued(Payment payment, Instructions given) {
        var instruction = new Instruction(
                Ids.next(),
                payment.paymentId(),
                payment.issueNo(),
                given.code(),
                given.payableLine(),
                payment.deadline().dueAt(),
                clock.instant());
        instructions.insert(instruction);
        gateway.tellIssued(payment, instruction.instructionId());
    }

    /**
     * The time is over; a payment that comes after this is refunded.
     *
     * @return how the payment ended, in the process's words
     */
    @Transactional
    public String expire(UUID orderId, UUID paymentId) {
        var payment = locked(orderId, paymentId);
        switch (payment.status()) {
            case ISSUED -> {
                withdraw(payment);
                return "expired";
            }
            case CAPTURED -> {
                // Paid in the moment in which the time was over.
                return payment.amounts().refunded().signum() == 0 ? "authorised" : "declined";
            }
            default -> {
                return "expired";
            }
        }
    }

    /** Nobody waits for it any more: the customer should not be able to pay it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(Payment payment) {
        payment.expire(clock.instant());
        payments.update(payment);
        gateway.giveBack(payment, payment.providerReference());
        story.tell(payment, TimelineKind.PAYMENT_EXPIRED);
    }

    /** Does nothing when it has been paid or given up meanwhile. */
    @Transactional
    public void issueAgain(UUID orderId, UUID paymentId) {
        if (!orders.openForWork(orderId)) {
            return;
        }
        var payment = locked(orderId, paymentId);
        if (payment.is(PaymentStatus.ISSUED)) {
            payment.issueAgain(deadline(PaymentMethod.of(payment.terms().method())), termsNow(payment));
            payments.update(payment);
            failover.askForNewCode(payment);
        }
    }

    /** An order that was changed may cost less: the new code asks for no more than the other tenders leave of it. */
    private Payment.Terms termsNow(Payment payment) {
        var terms = payment.terms();
        var asked = payments.ofOrder(payment.orderId()).stream()
                .filter(one -> one.renewal() == null)
                .toList();
        var inAll = asked.stream().map(IssuedPayments::pays).reduce(BigDecimal.ZERO, BigDecimal::add);
        var due = terms.amount().subtract(inAll).add(orders.mayCost(payment.orderId()));
        var everyTenderAsked = asked.size() == orders.tenders(payment.orderId()).size();
        if (!everyTenderAsked || due.signum() <= 0 || due.compareTo(terms.amount()) >= 0) {
            return terms;
        }
        return new Payment.Terms(
                terms.paymentId(),
                terms.orderId(),
                terms.tenderNo(),
                terms.method(),
                terms.currency(),
                due,
                terms.installments(),
                terms.requestedAt());
    }

    private static BigDecimal pays(Payment payment) {
        return switch (payment.status()) {
            case DECLINED, EXPIRED, VOIDING, VOIDED -> BigDecimal.ZERO;
            case CAPTURED ->
                payment.amounts().captured().subtract(payment.amounts().refunded());
            default -> payment.terms().amount();
        };
    }

    /**
     * The customer wants another code or slip. Repeatable until it is there.
     *
     * @throws Problem 404 when the order has no such payment, 409 when it waits for no payment or had its last code
     */
    @Transactional
    public void requestNewCode(UUID orderId, UUID paymentId) {
        var payment = payments.ofOrder(orderId).stream()
                .filter(one -> one.paymentId().equals(paymentId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("payment", paymentId));
        if (!payment.is(PaymentStatus.ISSUED)) {
            throw Problem.conflict(
                    "payment-not-awaited",
                    "The payment is " + payment.status() + ". Only one that is ISSUED can have a new code.");
        }
        var policy = tables.asyncPolicy(PaymentMethod.of(payment.terms().method()), null);
        if (payment.issueNo() >= policy.codes()) {
            throw Problem.conflict(
                    "no-more-codes",
                    "This payment has had its " + policy.codes() + " codes. The last one can be paid until "
                            + payment.deadline().dueAt() + ".");
        }
        gateway.tellNewCodeRequested(payment);
    }

    private Payment locked(UUID orderId, UUID paymentId) {
        return payments.lockOrder(orderId).stream()
                .filter(one -> one.paymentId().equals(paymentId))
                .findFirst()
                .orElseThrow(() -> new NeedsOperator("Order " + orderId + " has no payment " + paymentId
                        + ". Correct paymentId in the process and retry."));
    }
}
