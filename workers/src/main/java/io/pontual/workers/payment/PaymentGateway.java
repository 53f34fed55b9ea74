package io.pontual.workers.payment;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.RefundCommand;
import io.pontual.processes.payment.VoidCommand;
import io.pontual.workers.platform.messaging.Outbox;
import java.math.BigDecimal;
import java.time.Instant;
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

    /**
     * @param attempt from 1, of all at whatever provider
     * @param token of a card; null for other methods
     * @param description what the payer reads
     */
    void authorise(Payment payment, int attempt, String token, String description) {
        var terms = payment.terms();
        send(
                Queue.PAYMENT_AUTHORISE_CMD,
                payment,
                "authorise:" + terms.paymentId() + ":" + attempt + ":" + payment.issueNo(),
                new AuthoriseCommand(
                        terms.paymentId(),
                        terms.orderId(),
                        payment.provider(),
                        attempt,
                        terms.method(),
                        payment.issueNo(),
                        token,
                        terms.amount(),
                        terms.currency(),
                        terms.installments(),
                        description,
                        payment.deadline() == null ? null : payment.deadline().dueAt(),
                        payment.renewal() == null ? null : payment.renewal().of()));
    }

    /** Asks for what {@link Payment#startCapture} set. */
    void capture(Payment payment) {
        var capture = payment.capture();
        send(
                Queue.PAYMENT_CAPTURE_CMD,
                payment,
                "capture:" + capture.captureId() + ":" + capture.attempt(),
                new CaptureCommand(
                        capture.captureId(),
                        payment.paymentId(),
                        payment.provider(),
                        payment.providerReference(),
                        capture.attempt(),
                        capture.amount(),
                        payment.terms().currency(),
                        capture.last()));
    }

    void refund(Payment payment, Refund.Part part) {
        send(
                Queue.PAYMENT_REFUND_CMD,
                payment,
                "refund:" + part.partId() + ":" + part.attempt(),
                new RefundCommand(
                        part.partId(),
                        payment.paymentId(),
                        payment.provider(),
                        payment.providerReference(),
                        part.attempt(),
                        part.amount(),
                        payment.terms().currency()));
    }

    /** @param reference the provider's id of the authorisation; usually the payment's own */
    void giveBack(Payment payment, String reference) {
        giveBack(payment, payment.provider(), reference);
    }

    /** @param provider who holds it; usually the payment's own */
    void giveBack(Payment payment, String provider, String reference) {
        send(
                Queue.PAYMENT_VOID_CMD,
                payment,
                "void:" + payment.paymentId() + ":" + reference,
                new VoidCommand(payment.paymentId(), provider, reference));
    }

    /** Asks what became of it. */
    void check(UnansweredPayment payment) {
        outbox.send(
                Queue.PAYMENT_CHECK_CMD,
                payment.paymentId().toString(),
                payment.messageId(),
                new CheckCommand(
                        payment.paymentId(),
                        payment.provider(),
                        payment.method(),
                        payment.awaited(),
                        payment.operationId(),
                        payment.attempt(),
                        payment.check()));
    }

    void tellAuthorised(UUID paymentId, String eventId) {
        outbox.publish(MessageName.PAYMENT_PAYMENT_AUTHORISED, paymentId.toString(), eventId, Map.of());
    }

    void tellIssued(Payment payment, UUID instructionId) {
        outbox.publish(
                MessageName.PAYMENT_PAYMENT_ISSUED,
                payment.paymentId().toString(),
                "issued:" + instructionId,
                Map.of(
                        "instructionId",
                        instructionId.toString(),
                        "waitUntil",
                        payment.deadline().waitUntil().toString()));
    }

    /** Once for each code or slip that the customer has. */
    void tellNewCodeRequested(Payment payment) {
        outbox.publish(
                MessageName.PAYMENT_NEW_CODE_REQUESTED,
                payment.paymentId().toString(),
                "new-code:" + payment.paymentId() + ":" + payment.issueNo(),
                Map.of());
    }

    /** Starts the process that sets it aside once more. @param giveUpAt when the order is given up without that */
    void tellExpiring(Payment payment, Instant giveUpAt) {
        var paymentId = payment.paymentId().toString();
        outbox.publish(
                MessageName.PAYMENT_AUTHORISATION_EXPIRING,
                paymentId,
                "expiring:" + paymentId,
                Map.of(
                        "orderId",
                        payment.orderId().toString(),
                        "paymentId",
                        paymentId,
                        "amount",
                        payment.amounts().open().toPlainString(),
                        "currency",
                        payment.terms().currency(),
                        "expiresAt",
                        payment.expiry().at().toString(),
                        "giveUpAt",
                        giveUpAt.toString()));
    }

    /** It has ended: whoever wants to renew it need not. */
    void tellRenewalOver(Payment payment) {
        var paymentId = payment.paymentId().toString();
        outbox.publish(MessageName.PAYMENT_RENEWAL_OVER, paymentId, "renewal-over:" + paymentId, Map.of());
    }

    /** @param reason may be null */
    void tellDeclined(UUID paymentId, String eventId, String reason) {
        outbox.publish(
                MessageName.PAYMENT_PAYMENT_DECLINED, paymentId.toString(), eventId, Map.of("reason", known(reason)));
    }

    /** @param round how many captures of the order have failed so far: a repeat of one round has the same id */
    void tellCaptureFailed(UUID orderId, int round, String reason) {
        outbox.publish(
                MessageName.PAYMENT_CAPTURE_FAILED,
                orderId.toString(),
                "capture-failed:" + orderId + ":" + round,
                Map.of("failureReason", known(reason)));
    }

    /** Starts the process that waits for the refund and tells the customer. */
    void tellRefundBegun(Refund refund) {
        var refundId = refund.refundId().toString();
        outbox.publish(
                MessageName.PAYMENT_REFUND_BEGUN,
                refundId,
                "refund-begun:" + refundId,
                Map.of(
                        "orderId",
                        refund.orderId().toString(),
                        "refundAmount",
                        refund.amount().toPlainString(),
                        "refundReason",
                        refund.reason().code(),
                        "refundKey",
                        refund.businessKey()));
    }

    void tellRefundMade(UUID refundId) {
        outbox.publish(MessageName.PAYMENT_REFUND_MADE, refundId.toString(), "refund-made:" + refundId, Map.of());
    }

    /** Starts the process in which finance resolves it; the difference is told once, since it is found once. */
    void tellDifferenceFound(Difference difference, Instant dueAt) {
        var differenceId = difference.differenceId().toString();
        outbox.publish(
                MessageName.PAYMENT_DIFFERENCE_FOUND,
                differenceId,
                "difference:" + difference.provider() + ":" + difference.day() + ":" + difference.operationId(),
                Map.ofEntries(
                        Map.entry("differenceId", differenceId),
                        Map.entry("provider", difference.provider()),
                        Map.entry("day", difference.day().toString()),
                        Map.entry("differenceKind", difference.kind()),
                        Map.entry("operationKind", difference.operation()),
                        Map.entry("operationId", difference.operationId().toString()),
                        Map.entry("paymentId", difference.paymentId().toString()),
                        Map.entry("currency", difference.currency()),
                        Map.entry("ourAmount", told(difference.ourAmount())),
                        Map.entry("theirAmount", told(difference.theirAmount())),
                        Map.entry("resolveDueAt", dueAt.toString())));
    }

    private static String told(BigDecimal amount) {
        return amount == null ? "none" : amount.toPlainString();
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
