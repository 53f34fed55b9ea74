package io.pontual.workers.payment;

import io.pontual.workers.platform.engine.NeedsOperator;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings all of an order's money to an end and tells the process when that is reached. */
@Service
class SettlementService {
    private final PaymentRepository payments;
    private final SettlementRepository settlements;
    private final PaymentGateway gateway;
    private final Clock clock;

    SettlementService(
            PaymentRepository payments, SettlementRepository settlements, PaymentGateway gateway, Clock clock) {
        this.payments = payments;
        this.settlements = settlements;
        this.gateway = gateway;
        this.clock = clock;
    }

    /**
     * Gives every authorisation back, those still under way as soon as they are answered.
     *
     * @throws NeedsOperator when money of the order has been or is being taken
     */
    @Transactional
    public void release(UUID orderId) {
        var all = payments.lockOrder(orderId);
        for (var payment : all) {
            switch (payment.status()) {
                case AUTHORISED -> giveBack(payment);
                case REQUESTED -> releaseWhenAnswered(payment);
                case CAPTURING, CAPTURED, CAPTURE_FAILED -> throw captured(payment);
                default -> {
                    // On its way back or ended already.
                }
            }
        }
        settlements.begin(orderId, SettlementKind.RELEASE, BigDecimal.ZERO, clock.instant());
        tellWhenSettled(orderId, all);
    }

    /**
     * Takes what the customer owes and gives the rest back. Repeated after a failed capture, it asks for that one again.
     *
     * @param charge in the order's currency; zero takes nothing
     * @throws NeedsOperator when the authorisations cannot pay for it
     */
    @Transactional
    public void capture(UUID orderId, BigDecimal charge) {
        var all = payments.lockOrder(orderId);
        var plan = CapturePlan.of(all, charge);
        for (var share : plan.captures()) {
            share.payment().startCapture(share.amount());
            payments.update(share.payment());
            gateway.capture(share.payment());
        }
        plan.voids().forEach(this::giveBack);
        plan.unanswered().forEach(this::releaseWhenAnswered);
        settlements.begin(orderId, SettlementKind.CAPTURE, charge, clock.instant());
        tellWhenSettled(orderId, all);
    }

    /**
     * Looks whether a result was the last one the process waits for.
     *
     * @param all the order's payments, locked, with the result applied
     * @param changed the one that the result was about
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void afterResult(UUID orderId, List<Payment> all, Payment changed, String eventId) {
        var captureEnded = changed.is(PaymentStatus.CAPTURED) || changed.is(PaymentStatus.CAPTURE_FAILED);
        if (captureEnded) {
            tellWhenCaptureFailed(orderId, all, eventId);
        }
        tellWhenSettled(orderId, all);
    }

    private void tellWhenSettled(UUID orderId, List<Payment> all) {
        if (all.stream().allMatch(payment -> payment.status().isTerminal())) {
            settlements.open(orderId).ifPresent(kind -> {
                settlements.settled(orderId, clock.instant());
                gateway.tellSettled(orderId, kind);
            });
        }
    }

    /** Once for all captures of a round: a second message would be taken for the failure of the next round. */
    private void tellWhenCaptureFailed(UUID orderId, List<Payment> all, String eventId) {
        if (all.stream().anyMatch(payment -> payment.is(PaymentStatus.CAPTURING))) {
            return;
        }
        var reasons = all.stream()
                .filter(payment -> payment.is(PaymentStatus.CAPTURE_FAILED))
                .map(payment -> String.valueOf(payment.reason()))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!reasons.isEmpty()) {
            gateway.tellCaptureFailed(orderId, eventId, reasons);
        }
    }

    private void giveBack(Payment payment) {
        payment.startVoid(null);
        payments.update(payment);
        gateway.giveBack(payment, payment.providerReference());
    }

    private void releaseWhenAnswered(Payment payment) {
        payment.requestRelease();
        payments.update(payment);
    }

    private static NeedsOperator captured(Payment payment) {
        return new NeedsOperator("Payment " + payment.paymentId() + " of order " + payment.orderId() + " is "
                + payment.status() + " and cannot be given back by a void. Refund it with the provider, then"
                + " cancel this process instance.");
    }
}
