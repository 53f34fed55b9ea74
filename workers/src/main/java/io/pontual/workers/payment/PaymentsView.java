package io.pontual.workers.payment;

import io.pontual.workers.payment.contract.Payments;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class PaymentsView implements Payments {
    private final PaymentRepository payments;
    private final RefundRepository refunds;

    PaymentsView(PaymentRepository payments, RefundRepository refunds) {
        this.payments = payments;
        this.refunds = refunds;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Payments.Payment> ofOrder(UUID orderId) {
        return payments.ofOrder(orderId).stream().map(PaymentsView::shown).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Payments.Refunded> refund(UUID refundId) {
        return refunds.find(refundId).map(refund -> {
            var parts = refunds.partsOfOrder(refund.orderId()).stream()
                    .filter(part -> part.refundId().equals(refundId))
                    .filter(part -> part.status() == RefundStatus.DONE)
                    .toList();
            return new Payments.Refunded(
                    refundId,
                    refund.reason().code(),
                    refund.currency(),
                    sum(parts, Refund.Target.ORIGINAL),
                    sum(parts, Refund.Target.STORE_CREDIT),
                    refunds.creditCodes(refundId));
        });
    }

    private static BigDecimal sum(List<Refund.Part> parts, Refund.Target target) {
        return parts.stream()
                .filter(part -> part.target() == target)
                .map(Refund.Part::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Payments.Payment shown(io.pontual.workers.payment.Payment payment) {
        return new Payments.Payment(
                payment.paymentId(),
                payment.terms().method(),
                payment.status().name(),
                payment.terms().currency(),
                payment.terms().amount(),
                payment.amounts().authorised(),
                payment.amounts().captured(),
                payment.amounts().refunded(),
                payment.reason(),
                payment.terms().requestedAt(),
                payment.times().authorisedAt(),
                payment.times().settledAt());
    }
}
