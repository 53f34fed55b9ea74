package io.pontual.workers.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.payment.AuthorisePayment;
import io.pontual.processes.payment.CapturePayments;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.payment.ReleasePayments;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.support.FakeShop.ShopOrders;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** The process's steps and the provider's answers, as a test would write them down. */
@TestComponent
class PaymentSteps {
    private final ShopOrders orders;
    private final AuthorisePaymentWorker authorise;
    private final ReleasePaymentsWorker release;
    private final CapturePaymentsWorker capture;
    private final PaymentResultListener listener;
    private final Payments payments;
    private final ObjectMapper json;

    PaymentSteps(
            ShopOrders orders,
            AuthorisePaymentWorker authorise,
            ReleasePaymentsWorker release,
            CapturePaymentsWorker capture,
            PaymentResultListener listener,
            Payments payments,
            ObjectMapper json) {
        this.orders = orders;
        this.authorise = authorise;
        this.release = release;
        this.capture = capture;
        this.listener = listener;
        this.payments = payments;
        this.json = json;
    }

    /** @return an order whose money has been asked for, one tender per amount */
    UUID ask(String... amounts) {
        var order = orders.place(amounts);
        orders.paymentIds(order).forEach(payment -> authorise(order, payment));
        return order;
    }

    UUID authorised(String... amounts) {
        var order = ask(amounts);
        orders.tenders(order)
                .forEach(tender -> answer(
                        tender.paymentId(), Kind.AUTHORISED, tender.amount().toPlainString()));
        return order;
    }

    void authorise(UUID order, UUID payment) {
        authorise.work(new AuthorisePayment.Input(order, payment));
    }

    void release(UUID order) {
        release.work(new ReleasePayments.Input(order));
    }

    void charge(UUID order, String amount) {
        capture.work(new CapturePayments.Input(order, new BigDecimal(amount)));
    }

    void answer(UUID payment, Kind kind, String amount) {
        answer(payment, kind, amount, UUID.randomUUID().toString());
    }

    void answer(UUID payment, Kind kind, String amount, String eventId) {
        var failed = kind == Kind.DECLINED || kind == Kind.CAPTURE_FAILED;
        var result = new PaymentResult(
                eventId,
                payment,
                kind,
                kind == Kind.DECLINED ? null : "auth-" + payment,
                amount == null ? null : new BigDecimal(amount),
                failed ? "insufficient-funds" : null,
                Instant.parse("2026-03-02T12:00:00Z"));
        try {
            listener.receive(json.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String status(UUID order, UUID payment) {
        return payments.ofOrder(order).stream()
                .filter(one -> one.paymentId().equals(payment))
                .findFirst()
                .orElseThrow()
                .status();
    }
}
