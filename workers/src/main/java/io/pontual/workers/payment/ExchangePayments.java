package io.pontual.workers.payment;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.ExchangeCredits;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Payments with what comes back. No process asks for them: they are there once the return is decided. */
@Service
class ExchangePayments implements ExchangeCredits {
    private final Orders orders;
    private final PaymentRepository payments;
    private final House house;
    private final PaymentStory story;
    private final Clock clock;

    ExchangePayments(Orders orders, PaymentRepository payments, House house, PaymentStory story, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.house = house;
        this.story = story;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void grant(UUID orderId, String currency, BigDecimal amount) {
        if (find(orderId).isPresent()) {
            return;
        }
        var payment = Payment.requested(
                new Payment.Terms(
                        Ids.next(),
                        orderId,
                        orders.tenders(orderId).size(),
                        PaymentMethod.EXCHANGE_CREDIT.code(),
                        currency,
                        amount,
                        1,
                        clock.instant()),
                House.NAME,
                null);
        payments.insert(payment, null);
        house.authorise(payment, null);
        payments.update(payment);
        story.tell(payment, TimelineKind.PAYMENT_AUTHORISED);
    }

    @Override
    @Transactional(readOnly = true)
    public BigDecimal used(UUID orderId) {
        return find(orderId).map(payment -> payment.amounts().captured()).orElse(BigDecimal.ZERO);
    }

    private Optional<Payment> find(UUID orderId) {
        return payments.ofOrder(orderId).stream()
                .filter(payment -> PaymentMethod.of(payment.terms().method()) == PaymentMethod.EXCHANGE_CREDIT)
                .findFirst();
    }
}
