package io.pontual.workers.payment;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class AuthorisationService {
    private final Orders orders;
    private final PaymentRepository payments;
    private final Failover failover;
    private final PaymentStory story;
    private final Clock clock;

    AuthorisationService(
            Orders orders, PaymentRepository payments, Failover failover, PaymentStory story, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.failover = failover;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Asks the provider to set the tender's money aside, once. Does nothing when the order is being cancelled: its process
     * is on the way out, and money taken now would only have to go back.
     */
    @Transactional
    public void authorise(UUID orderId, UUID paymentId) {
        if (!orders.openForWork(orderId)) {
            return;
        }
        var tenders = orders.tenders(orderId);
        for (int no = 0; no < tenders.size(); no++) {
            if (tenders.get(no).paymentId().equals(paymentId)) {
                request(orderId, no, tenders.get(no));
                return;
            }
        }
        throw new NeedsOperator("Order " + orderId + " has no tender for payment " + paymentId
                + ". Correct paymentIds in the process to the order's tenders and retry.");
    }

    private void request(UUID orderId, int tenderNo, Orders.Tender tender) {
        var terms = new Payment.Terms(
                tender.paymentId(),
                orderId,
                tenderNo,
                tender.method(),
                tender.currency(),
                tender.amount(),
                clock.instant());
        var payment = Payment.requested(terms, failover.first(terms).code());
        if (payments.insert(payment, tender.token())) {
            failover.begin(payment);
            story.tell(payment, TimelineKind.PAYMENT_REQUESTED);
        }
    }
}
