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
    private final IssuedPayments issued;
    private final House house;
    private final Failover failover;
    private final PaymentGateway gateway;
    private final PaymentStory story;
    private final Clock clock;

    AuthorisationService(
            Orders orders,
            PaymentRepository payments,
            IssuedPayments issued,
            House house,
            Failover failover,
            PaymentGateway gateway,
            PaymentStory story,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.issued = issued;
        this.house = house;
        this.failover = failover;
        this.gateway = gateway;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Asks the provider to set the tender's money aside, once. Does nothing when the order is being cancelled, or the change
     * that it pays for was given up: the process is on the way out, and money taken now would only have to go back.
     */
    @Transactional
    public void authorise(UUID orderId, UUID paymentId) {
        if (!orders.openForWork(orderId) || orders.isGivenUp(paymentId)) {
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

    /** Answered in the same transaction. */
    private void authoriseHere(Payment payment, Orders.Tender tender) {
        house.authorise(payment, tender.code());
        payments.update(payment);
        var eventId = "house:" + payment.paymentId();
        if (payment.is(PaymentStatus.AUTHORISED)) {
            story.tell(payment, TimelineKind.PAYMENT_AUTHORISED);
            gateway.tellAuthorised(payment.paymentId(), eventId);
        } else {
            story.tell(payment, TimelineKind.PAYMENT_DECLINED);
            gateway.tellDeclined(payment.paymentId(), eventId, payment.reason());
        }
    }

    private void request(UUID orderId, int tenderNo, Orders.Tender tender) {
        var method = PaymentMethod.of(tender.method());
        var terms = new Payment.Terms(
                tender.paymentId(),
                orderId,
                tenderNo,
                tender.method(),
                tender.currency(),
                tender.amount(),
                tender.installments(),
                clock.instant());
        var payment = Payment.requested(
                terms,
                method.inHouse() ? House.NAME : failover.first(terms).code(),
                method.asynchronous() ? issued.deadline(method) : null);
        if (!payments.insert(payment, tender.token())) {
            return;
        }
        story.tell(payment, TimelineKind.PAYMENT_REQUESTED);
        if (method.inHouse()) {
            authoriseHere(payment, tender);
        } else {
            failover.begin(payment);
        }
    }
}
