package io.pontual.workers.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.Queue;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.payment.AuthorisePayment;
import io.pontual.processes.payment.CapturePayments;
import io.pontual.processes.payment.ChargeFulfilment;
import io.pontual.processes.payment.ExpirePayment;
import io.pontual.processes.payment.IssueNewCode;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.payment.RefundPayments;
import io.pontual.processes.payment.RefundReason;
import io.pontual.processes.payment.ReleasePayments;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** The process's steps and the provider's answers, as a test would write them down. */
@TestComponent
class PaymentSteps {
    private final ShopOrders orders;
    private final AuthorisePaymentWorker authorise;
    private final ReleasePaymentsWorker release;
    private final CapturePaymentsWorker capture;
    private final ChargeFulfilmentWorker charge;
    private final RefundPaymentsWorker refund;
    private final ExpirePaymentWorker expire;
    private final IssueNewCodeWorker issueAgain;
    private final SentMessages sent;
    private final PaymentResultListener listener;
    private final Payments payments;
    private final PaymentRepository repository;
    private final ObjectMapper json;

    PaymentSteps(
            ShopOrders orders,
            AuthorisePaymentWorker authorise,
            ReleasePaymentsWorker release,
            CapturePaymentsWorker capture,
            ChargeFulfilmentWorker charge,
            RefundPaymentsWorker refund,
            ExpirePaymentWorker expire,
            IssueNewCodeWorker issueAgain,
            SentMessages sent,
            PaymentResultListener listener,
            Payments payments,
            PaymentRepository repository,
            ObjectMapper json) {
        this.orders = orders;
        this.authorise = authorise;
        this.release = release;
        this.capture = capture;
        this.charge = charge;
        this.refund = refund;
        this.expire = expire;
        this.issueAgain = issueAgain;
        this.sent = sent;
        this.listener = listener;
        this.payments = payments;
        this.repository = repository;
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

    /** An order with one tender that the customer pays later, and has been told how. */
    UUID issued(String method, String... amounts) {
        var order = orders.placeWith(Arrays.stream(amounts)
                .map(amount ->
                        new Orders.Tender(UUID.randomUUID(), method, null, null, new BigDecimal(amount), "BRL", 1))
                .toArray(Orders.Tender[]::new));
        for (var payment : orders.paymentIds(order)) {
            authorise(order, payment);
            issue(payment);
        }
        return order;
    }

    void issue(UUID payment) {
        receive(new PaymentResult(
                "issued-" + UUID.randomUUID(),
                payment,
                "aurora",
                Kind.ISSUED,
                null,
                "chg_" + payment,
                null,
                null,
                new PaymentResult.Instructions("00020126PIX", null, Instant.parse("2026-03-02T12:30:00Z")),
                null,
                Instant.parse("2026-03-02T12:00:00Z")));
    }

    /** Set aside for a time only. */
    void authorised(UUID payment, String amount, Instant expiresAt) {
        receive(new PaymentResult(
                "authorised-" + payment,
                payment,
                repository.find(payment).provider(),
                Kind.AUTHORISED,
                null,
                "auth-" + payment,
                new BigDecimal(amount),
                null,
                null,
                expiresAt,
                Instant.parse("2026-03-02T12:00:00Z")));
    }

    String expire(UUID order, UUID payment) {
        return expire.work(new ExpirePayment.Input(order, payment)).paymentOutcome();
    }

    void issueAgain(UUID order, UUID payment) {
        issueAgain.work(new IssueNewCode.Input(order, payment));
    }

    void answer(UUID payment, Kind kind, String amount) {
        answer(payment, kind, amount, UUID.randomUUID().toString());
    }

    void answer(UUID payment, Kind kind, String amount, String eventId) {
        answer(payment, kind, operation(payment, kind), amount, eventId);
    }

    /** The answer about one capture or refund of the provider that holds the payment. */
    void answer(UUID payment, Kind kind, UUID operationId, String amount, String eventId) {
        var provider = repository.orderOf(payment).isEmpty()
                ? "aurora"
                : repository.find(payment).provider();
        answer(provider, payment, kind, operationId, amount, eventId);
    }

    void answer(String provider, UUID payment, Kind kind, String amount) {
        answer(provider, payment, kind, null, amount, UUID.randomUUID().toString());
    }

    private void answer(String provider, UUID payment, Kind kind, UUID operationId, String amount, String eventId) {
        var failed = kind == Kind.DECLINED || kind == Kind.CAPTURE_FAILED || kind == Kind.REFUND_FAILED;
        var result = new PaymentResult(
                eventId,
                payment,
                provider,
                kind,
                operationId,
                kind == Kind.DECLINED ? null : "auth-" + payment,
                amount == null ? null : new BigDecimal(amount),
                failed ? "insufficient-funds" : null,
                null,
                null,
                Instant.parse("2026-03-02T12:00:00Z"));
        receive(result);
    }

    /** Authorised by a provider that screens for fraud. */
    void screened(UUID payment, String amount, PaymentResult.Fraud fraud) {
        receive(new PaymentResult(
                        "screened-" + UUID.randomUUID(),
                        payment,
                        "aurora",
                        Kind.AUTHORISED,
                        null,
                        "auth-" + payment,
                        new BigDecimal(amount),
                        null,
                        null,
                        null,
                        Instant.parse("2026-03-02T12:00:00Z"))
                .screened(fraud));
    }

    void verdict(UUID payment, PaymentResult.Fraud verdict, String eventId) {
        receive(new PaymentResult(
                        eventId,
                        payment,
                        "aurora",
                        Kind.FRAUD_VERDICT,
                        null,
                        "auth-" + payment,
                        null,
                        null,
                        null,
                        null,
                        Instant.parse("2026-03-02T12:00:00Z"))
                .screened(verdict));
    }

    private void receive(PaymentResult result) {
        try {
            listener.receive(json.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last one that the provider was asked for; null when there is none. */
    private UUID operation(UUID payment, Kind kind) {
        var last =
                switch (kind) {
                    case CAPTURED, CAPTURE_FAILED -> sent.of(payment, Queue.PAYMENT_CAPTURE_CMD);
                    case REFUNDED, REFUND_FAILED -> sent.of(payment, Queue.PAYMENT_REFUND_CMD);
                    default -> List.<SentMessages.Message>of();
                };
        var field = kind == Kind.CAPTURED || kind == Kind.CAPTURE_FAILED ? "captureId" : "refundId";
        return last.isEmpty()
                ? null
                : UUID.fromString(last.getLast().body().path(field).asText());
    }

    /** Takes the worth of what a fulfilment handed over. @param lines of the shop's orders: line id, quantity */
    void handOver(UUID order, UUID fulfilmentId, LineQuantity... lines) {
        charge.work(
                new ChargeFulfilment.Input(order, new FulfilmentOutcome(fulfilmentId, "handed-over", List.of(lines))));
    }

    UUID refund(UUID order, String amount, RefundReason reason, String key) {
        return refund.work(new RefundPayments.Input(order, new BigDecimal(amount), reason.code(), key))
                .refundId();
    }

    String status(UUID order, UUID payment) {
        return payments.ofOrder(order).stream()
                .filter(one -> one.paymentId().equals(payment))
                .findFirst()
                .orElseThrow()
                .status();
    }
}
