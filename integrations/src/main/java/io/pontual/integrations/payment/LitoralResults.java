package io.pontual.integrations.payment;

import static io.pontual.processes.payment.PaymentProvider.LITORAL;

import io.pontual.integrations.payment.LitoralApi.Operation;
import io.pontual.integrations.payment.LitoralApi.State;
import io.pontual.integrations.payment.LitoralApi.Transaction;
import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.payment.RefundCommand;
import io.pontual.processes.payment.VoidCommand;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Puts Litoral's answers into our words. The event id names the fact, not the way it came, so that an answer and the poll
 * that finds it again are one event.
 */
@Component
class LitoralResults {
    /** The card networks' codes that the customer can do something about. */
    private static final Map<String, String> REASONS = Map.of("05", "card_declined", "51", "insufficient_funds");

    private final Clock clock;

    LitoralResults(Clock clock) {
        this.clock = clock;
    }

    /** @return nothing while it is processing */
    Optional<PaymentResult> of(Transaction found) {
        return switch (found.state()) {
            case PROCESSING -> Optional.empty();
            case REFUSED -> Optional.of(declined(found.reference(), found.id(), reason(found.code())));
            case APPROVED, CLOSED, CANCELLED -> Optional.of(authorised(found));
        };
    }

    /**
     * @param found what the provider has under the payment's reference
     * @return the answer that is missing; nothing when the provider has none either
     */
    Optional<PaymentResult> of(CheckCommand command, Optional<Transaction> found) {
        return switch (command.awaited()) {
            case AUTHORISATION ->
                found.filter(one -> one.state() != State.CANCELLED)
                        .map(this::of)
                        .orElseGet(() -> Optional.of(notFound(command)));
            case PAYMENT -> Optional.empty();
            case CAPTURE ->
                found.flatMap(one -> one.operation(LitoralApi.Kind.CAPTURE, reference(command))
                        .filter(operation -> operation.state() == State.APPROVED)
                        .flatMap(operation -> captured(
                                command.paymentId(), command.operationId(), command.attempt(), one.id(), operation)));
            // What is left was given back; something may have been taken before.
            case VOID ->
                found.filter(one -> one.state() == State.CANCELLED || one.state() == State.CLOSED)
                        .map(one -> voided(command.paymentId(), one.id()));
            case REFUND ->
                found.flatMap(one -> one.operation(LitoralApi.Kind.REFUND, reference(command))
                        .flatMap(operation -> refunded(
                                command.paymentId(), command.operationId(), command.attempt(), one.id(), operation)));
        };
    }

    PaymentResult refused(AuthoriseCommand command, String code) {
        return fact(command.paymentId() + ":refused", command.paymentId(), Kind.DECLINED, null, null, reason(code));
    }

    Optional<PaymentResult> of(CaptureCommand command, Operation made) {
        return captured(command.paymentId(), command.captureId(), command.attempt(), command.providerReference(), made);
    }

    PaymentResult captureFailed(CaptureCommand command, String code) {
        return captureFailed(
                command.paymentId(), command.captureId(), command.attempt(), command.providerReference(), code);
    }

    Optional<PaymentResult> of(RefundCommand command, Operation made) {
        return refunded(command.paymentId(), command.refundId(), command.attempt(), command.providerReference(), made);
    }

    PaymentResult refundFailed(RefundCommand command, String code) {
        return refundFailed(
                command.paymentId(), command.refundId(), command.attempt(), command.providerReference(), code);
    }

    PaymentResult voided(VoidCommand command) {
        return voided(command.paymentId(), command.providerReference());
    }

    private Optional<PaymentResult> captured(
            UUID paymentId, UUID captureId, int attempt, String id, Operation operation) {
        return switch (operation.state()) {
            case PROCESSING -> Optional.empty();
            case REFUSED -> Optional.of(captureFailed(paymentId, captureId, attempt, id, operation.code()));
            case APPROVED, CLOSED, CANCELLED ->
                Optional.of(operation(
                        captureId, "captured", attempt, paymentId, Kind.CAPTURED, id, operation.amount(), null));
        };
    }

    private PaymentResult captureFailed(UUID paymentId, UUID captureId, int attempt, String id, String code) {
        return operation(captureId, "capture-failed", attempt, paymentId, Kind.CAPTURE_FAILED, id, null, reason(code));
    }

    private Optional<PaymentResult> refunded(
            UUID paymentId, UUID refundId, int attempt, String id, Operation operation) {
        return switch (operation.state()) {
            case PROCESSING -> Optional.empty();
            case REFUSED -> Optional.of(refundFailed(paymentId, refundId, attempt, id, operation.code()));
            case APPROVED, CLOSED, CANCELLED ->
                Optional.of(operation(
                        refundId, "refunded", attempt, paymentId, Kind.REFUNDED, id, operation.amount(), null));
        };
    }

    private PaymentResult refundFailed(UUID paymentId, UUID refundId, int attempt, String id, String code) {
        return operation(refundId, "refund-failed", attempt, paymentId, Kind.REFUND_FAILED, id, null, reason(code));
    }

    private PaymentResult voided(UUID paymentId, String id) {
        return fact(id + ":voided", paymentId, Kind.VOIDED, id, null, null);
    }

    /** True at the time of this check only, so each says it under an id of its own. */
    private PaymentResult notFound(CheckCommand command) {
        return fact(
                command.paymentId() + ":not-found:" + command.check(),
                command.paymentId(),
                Kind.NOT_FOUND,
                null,
                null,
                null);
    }

    private PaymentResult declined(UUID paymentId, String id, String reason) {
        return fact(id + ":declined", paymentId, Kind.DECLINED, id, null, reason);
    }

    private PaymentResult operation(
            UUID operationId,
            String outcome,
            int attempt,
            UUID paymentId,
            Kind kind,
            String id,
            BigDecimal amount,
            String reason) {
        return result(operationId + ":" + outcome + ":" + attempt, paymentId, kind, operationId, id, amount, reason);
    }

    private PaymentResult authorised(Transaction found) {
        return new PaymentResult(
                LITORAL.code() + ":" + found.id() + ":authorised",
                found.reference(),
                LITORAL.code(),
                Kind.AUTHORISED,
                null,
                found.id(),
                found.amount(),
                null,
                null,
                found.expires(),
                clock.instant());
    }

    private PaymentResult fact(String event, UUID paymentId, Kind kind, String id, BigDecimal amount, String reason) {
        return result(event, paymentId, kind, null, id, amount, reason);
    }

    private PaymentResult result(
            String event, UUID paymentId, Kind kind, UUID operationId, String id, BigDecimal amount, String reason) {
        return new PaymentResult(
                LITORAL.code() + ":" + event,
                paymentId,
                LITORAL.code(),
                kind,
                operationId,
                id,
                amount,
                reason,
                null,
                null,
                clock.instant());
    }

    private static String reference(CheckCommand command) {
        return LitoralApi.reference(command.operationId(), command.attempt());
    }

    private static String reason(String code) {
        return code == null ? "litoral" : REASONS.getOrDefault(code, "litoral-" + code);
    }
}
