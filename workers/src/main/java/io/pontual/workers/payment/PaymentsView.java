package io.pontual.workers.payment;

import io.pontual.workers.payment.contract.Payments;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class PaymentsView implements Payments {
    private final PaymentRepository payments;

    PaymentsView(PaymentRepository payments) {
        this.payments = payments;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Payments.Payment> ofOrder(UUID orderId) {
        return payments.ofOrder(orderId).stream().map(PaymentsView::shown).toList();
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
                payment.reason(),
                payment.terms().requestedAt(),
                payment.times().authorisedAt(),
                payment.times().settledAt());
    }
}
