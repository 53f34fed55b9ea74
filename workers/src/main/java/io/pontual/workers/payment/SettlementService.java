package io.pontual.workers.payment;

import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.payment.RefundReason;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.CapturePlan.Phase;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes what is taken of an order's money equal to what the customer owes: after each fulfilment, and at the end, when it
 * brings all of it to rest and tells the process so. It compares and corrects whenever something has changed, so that a
 * step that is repeated, or comes before another, changes nothing.
 */
@Service
class SettlementService {
    private final Orders orders;
    private final PaymentRepository payments;
    private final SettlementRepository settlements;
    private final CaptureRepository captures;
    private final Refunds refunds;
    private final IssuedPayments issued;
    private final House house;
    private final Failover failover;
    private final PaymentGateway gateway;
    private final PaymentStory story;
    private final Clock clock;

    SettlementService(
            Orders orders,
            PaymentRepository payments,
            SettlementRepository settlements,
            CaptureRepository captures,
            Refunds refunds,
            IssuedPayments issued,
            House house,
            Failover failover,
            PaymentGateway gateway,
            PaymentStory story,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.settlements = settlements;
        this.captures = captures;
        this.refunds = refunds;
        this.issued = issued;
        this.house = house;
        this.failover = failover;
        this.gateway = gateway;
        this.story = story;
        this.clock = clock;
    }

    /** Takes the worth of what a fulfilment handed over, once; nothing when it handed over nothing. */
    @Transactional
    public void charge(UUID orderId, FulfilmentOutcome outcome) {
        var worth = orders.charge(orderId, outcome.fulfilmentId(), outcome.handedOver());
        if (worth.signum() == 0) {
            return;
        }
        var money = refunds.lock(orderId);
        settlements.charge(orderId, outcome.fulfilmentId(), worth, clock.instant());
        if (settlements.open(orderId).isEmpty() && !orders.capturesLater(orderId)) {
            balance(money, settlements.charged(orderId), Phase.FULFILLING, RefundReason.NOT_SUPPLIED);
        }
    }

    /**
     * The order was changed: what was taken for more than it costs now goes back at once, and not only when it is settled.
     * Compares, so that doing it again changes nothing.
     */
    @Transactional
    public void giveBackExcess(UUID orderId, RefundReason reason) {
        if (!orders.openForWork(orderId)) {
            return;
        }
        var money = refunds.lock(orderId);
        var excess = money.kept().subtract(orders.facts(orderId).total());
        if (excess.signum() > 0 && settlements.open(orderId).isEmpty() && !settlements.ended(orderId)) {
            refunds.giveBackExcess(money, excess, reason);
        }
    }

    /**
     * The order does not cost more after all: what these payments set aside or took goes back, what is under way as soon as
     * it is answered. What was taken of them for goods that the customer has is taken of others. Once the order is being
     * settled, that sees to it.
     */
    @Transactional
    public void withdraw(UUID orderId, List<UUID> paymentIds) {
        var money = refunds.lock(orderId);
        if (settlements.open(orderId).isPresent() || settlements.ended(orderId)) {
            return;
        }
        money.payments().stream()
                .filter(payment -> isOneOf(payment, paymentIds))
                .forEach(payment -> withdraw(money, payment));
        balance(refunds.lock(orderId), settlements.charged(orderId), Phase.FULFILLING, RefundReason.NOT_SUPPLIED);
    }

    private void withdraw(OrderMoney money, Payment payment) {
        switch (payment.status()) {
            case AUTHORISED, CAPTURE_FAILED -> giveBack(payment);
            case ISSUED -> issued.withdraw(payment);
            case REQUESTED -> releaseWhenAnswered(payment);
            case CAPTURED -> {
                var left = money.refundable(payment);
                if (left.signum() > 0) {
                    refunds.giveBack(payment, left, RefundReason.CHANGE_FAILED);
                }
            }
            default -> {
                // Being taken or given back, or ended.
            }
        }
    }

    /** Or sets the same money aside once more. */
    private static boolean isOneOf(Payment payment, List<UUID> paymentIds) {
        return paymentIds.contains(payment.paymentId())
                || payment.renewal() != null
                        && paymentIds.contains(payment.renewal().of());
    }

    /**
     * Gives back everything that is not owed for goods handed over, what is under way as soon as it is answered; but a
     * fee that was agreed for the cancellation is taken first, as far as the authorisations reach.
     */
    @Transactional
    public void release(UUID orderId) {
        var money = refunds.lock(orderId);
        settlements.begin(
                orderId, SettlementKind.RELEASE, settlements.charged(orderId).add(fee(orderId)), clock.instant());
        settle(orderId, money, Phase.CLOSING);
    }

    /**
     * Takes what the customer owes and gives the rest back. Repeated after a failed capture, it asks for that one again.
     *
     * @param charge in the order's currency; zero takes nothing
     * @throws NeedsOperator when the authorisations cannot pay for it
     */
    @Transactional
    public void capture(UUID orderId, BigDecimal charge) {
        if (charge == null || charge.signum() < 0) {
            throw new NeedsOperator("The amount to charge is " + charge + ". Correct chargeAmount and retry.");
        }
        var money = refunds.lock(orderId);
        var again = settlements
                .open(orderId)
                .filter(open -> open.kind() == SettlementKind.CAPTURE)
                .isPresent();
        settlements.begin(orderId, SettlementKind.CAPTURE, charge, clock.instant());
        var missing = settle(orderId, money, again ? Phase.CLOSING_AGAIN : Phase.CLOSING);
        if (missing.signum() > 0) {
            throw new NeedsOperator(charge.toPlainString() + " is to be charged, but only "
                    + charge.subtract(missing).toPlainString() + " is authorised; " + missing.toPlainString()
                    + " is missing. Correct chargeAmount and retry.");
        }
    }

    /**
     * Looks what is to be done now that a result has been taken in, and whether it was the last one the process waits
     * for.
     *
     * @param money locked, with the result applied
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void afterResult(UUID orderId, OrderMoney money) {
        if (settlements.open(orderId).isPresent()) {
            settle(orderId, money, Phase.CLOSING);
        } else if (!settlements.ended(orderId) && !orders.capturesLater(orderId)) {
            balance(money, settlements.charged(orderId), Phase.FULFILLING, RefundReason.NOT_SUPPLIED);
        }
    }

    /** @return what no authorisation pays for */
    private BigDecimal settle(UUID orderId, OrderMoney before, Phase phase) {
        var settlement = settlements.open(orderId).orElseThrow();
        var released = settlement.kind() == SettlementKind.RELEASE;
        // An order that is given up takes nothing more than a fee: a capture that failed for it is forgotten.
        var charge =
                released ? settlement.charge().min(before.kept().add(takeable(orderId, before))) : settlement.charge();
        var reason = released ? RefundReason.ORDER_CANCELLED : RefundReason.NOT_SUPPLIED;
        var balanced = balance(before, charge, phase, reason);
        if (balanced.money().ended()) {
            settlements.settled(orderId, clock.instant());
            gateway.tellSettled(orderId, settlement.kind());
        } else {
            tellWhenCaptureFailed(orderId, balanced.money());
        }
        return balanced.missing();
    }

    /** What may be taken for an order that is given up: the fee that was agreed, as far as money is set aside for it. */
    private BigDecimal takeable(UUID orderId, OrderMoney money) {
        return money.payments().stream()
                .filter(payment -> payment.is(PaymentStatus.AUTHORISED) && !House.isPaidAtCounter(payment))
                .map(payment -> payment.amounts().open())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .min(fee(orderId));
    }

    private BigDecimal fee(UUID orderId) {
        return orders.cancellation(orderId).map(Orders.Cancellation::owed).orElse(BigDecimal.ZERO);
    }

    private record Balanced(OrderMoney money, BigDecimal missing) {}

    private Balanced balance(OrderMoney money, BigDecimal charge, Phase phase, RefundReason reason) {
        var plan = CapturePlan.of(money, charge, phase);
        plan.captures().forEach(this::capture);
        plan.voids().forEach(this::giveBack);
        plan.withdrawals().forEach(issued::withdraw);
        plan.unanswered().forEach(this::releaseWhenAnswered);
        return new Balanced(
                phase == Phase.FULFILLING ? money : refunds.giveBackExcess(money, plan.excess(), reason),
                plan.missing());
    }

    /** Once for all captures of a round: a second message would be taken for the failure of the next round. */
    private void tellWhenCaptureFailed(UUID orderId, OrderMoney money) {
        if (money.payments().stream().anyMatch(payment -> payment.is(PaymentStatus.CAPTURING))) {
            return;
        }
        var reasons = money.payments().stream()
                .filter(payment -> payment.is(PaymentStatus.CAPTURE_FAILED))
                .map(payment -> String.valueOf(payment.reason()))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!reasons.isEmpty()) {
            gateway.tellCaptureFailed(orderId, captures.attempts(orderId), reasons);
        }
    }

    private void capture(CapturePlan.Share share) {
        var payment = share.payment();
        payment.startCapture(Ids.next(), share.amount(), share.last());
        if (House.holds(payment)) {
            var capture = payment.capture();
            house.capture(payment);
            story.capture(payment, TimelineKind.PAYMENT_CAPTURED, capture);
        } else {
            gateway.capture(payment);
        }
        payments.update(payment);
    }

    private void giveBack(Payment payment) {
        payment.startVoid(null);
        if (House.holds(payment)) {
            house.giveBack(payment);
            story.tell(payment, TimelineKind.PAYMENT_VOIDED);
        } else {
            gateway.giveBack(payment, payment.providerReference());
        }
        payments.update(payment);
    }

    private void releaseWhenAnswered(Payment payment) {
        if (!payment.releaseRequested()) {
            payment.requestRelease();
            if (failover.nobodyReached(payment)) {
                payment.decline(ResultRules.UNAVAILABLE, clock.instant());
                story.tell(payment, TimelineKind.PAYMENT_DECLINED);
            }
            payments.update(payment);
        }
    }
}
