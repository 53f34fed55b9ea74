package io.pontual.workers.payment;

import io.pontual.processes.payment.CheckCommand.Awaited;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the provider for answers that have not come: a webhook can be lost for good, and the process of an order waits for
 * all of its money. Until the answer is there it is asked for again, with growing pauses.
 */
@Service
class PaymentChecks {
    private final PaymentCheckRepository payments;
    private final PaymentGateway gateway;
    private final Failover failover;
    private final PaymentCheckProperties properties;
    private final Clock clock;

    PaymentChecks(
            PaymentCheckRepository payments,
            PaymentGateway gateway,
            Failover failover,
            PaymentCheckProperties properties,
            Clock clock) {
        this.payments = payments;
        this.gateway = gateway;
        this.failover = failover;
        this.properties = properties;
        this.clock = clock;
    }

    /** @return whether there may be more of them */
    @Transactional
    public boolean askForDue() {
        var now = clock.instant();
        var due = payments.takeDue(now, properties.batchSize());
        var refunds = payments.takeDueRefunds(now, properties.batchSize());
        due.forEach(payment -> ask(payment, now));
        refunds.forEach(refund -> ask(refund, now));
        return due.size() == properties.batchSize() || refunds.size() == properties.batchSize();
    }

    private void ask(UnansweredPayment payment, Instant now) {
        if (payment.awaited() != Awaited.AUTHORISATION || !failover.tryAgain(payment.paymentId())) {
            gateway.check(payment);
        }
        payments.asked(payment, now.plus(properties.pauseAfter(payment.check())));
    }
}
