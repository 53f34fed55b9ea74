package io.pontual.workers.payment;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.VoidCommand;
import io.pontual.workers.platform.messaging.Outbox;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What payment tells the provider and the processes. */
@Component
class PaymentGateway {
    private final Outbox outbox;

    PaymentGateway(Outbox outbox) {
        this.outbox = outbox;
    }

    void authorise(Payment payment, String token, int installments) {
        var terms = payment.terms();
        send(
                Queue.PAYMENT_AUTHORISE_CMD,
                payment,
                "authorise:" + terms.paymentId(),
                new AuthoriseCommand(
                        terms.paymentId(), terms.orderId(), token, terms.amount(), terms.currency(), installments));
    }

    /** Asks for what {@link Payment#startCapture} set. */
    void capture(Payment payment) {
        send(
                Queue.PAYMENT_CAPTURE_CMD,
                payment,
                "capture:" + payment.paymentId() + ":" + payment.captureAttempt(),
                new CaptureCommand(
                        payment.paymentId(),
                        payment.providerReference(),
                        payment.captureAttempt(),
                        payment.amounts().asked(),
                        payment.terms().currency()));
    }

    /** @param reference the provider's id of the authorisation; usually the payment's own */
    void giveBack(Payment payment, String reference) {
        send(
                Queue.PAYMENT_VOID_CMD,
                payment,
                "void:" + payment.paymentId() + ":" + reference,
                new VoidCommand(payment.paymentId(), reference));
    }

    /** Asks what became of it. */
    void check(UnansweredPayment payment) {
        outbox.send(
                Queue.PAYMENT_CHECK_CMD,
                payment.paymentId().toString(),
                "check:" + payment.paymentId() + ":" + payment.check(),
                new CheckCommand(payment.paymentId(), payment.awaited(), payment.captureAttempt(), payment.check()));
    }

    void tellAuthorised(UUID paymentId, String eventId) {
        outbox.publish(MessageName.PAYMENT_PAYMENT_AUTHORISED, paymentId.toString(), eventId, Map.of());
    }

    /** @param reason may be null */
    void tellDeclined(UUID paymentId, String eventId, String reason) {
        outbox.publish(
                MessageName.PAYMENT_PAYMENT_DECLINED, paymentId.toString(), eventId, Map.of("reason", known(reason)));
    }

    void tellCaptureFailed(UUID orderId, String eventId, String reason) {
        outbox.publish(
                MessageName.PAYMENT_CAPTURE_FAILED,
                orderId.toString(),
                eventId,
                Map.of("failureReason", known(reason)));
    }

    /** The same id for each repeat of one kind: once everything has ended, it stays so. */
    void tellSettled(UUID orderId, SettlementKind kind) {
        outbox.publish(
                MessageName.PAYMENT_PAYMENTS_SETTLED,
                orderId.toString(),
                "settled:" + orderId + ":" + kind.name().toLowerCase(Locale.ROOT),
                Map.of());
    }

    private void send(String queue, Payment payment, String messageId, Object command) {
        outbox.send(queue, payment.paymentId().toString(), messageId, command);
    }

    private static String known(String reason) {
        return reason == null ? "unknown" : reason;
    }
}
