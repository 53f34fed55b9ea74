package io.pontual.integrations.payment;

import io.pontual.integrations.payment.AuroraApi.Authorisation;
import io.pontual.integrations.payment.AuroraApi.AuthorisationStatus;
import io.pontual.integrations.payment.AuroraApi.Capture;
import io.pontual.integrations.payment.AuroraApi.CaptureStatus;
import io.pontual.integrations.payment.AuroraApi.Charge;
import io.pontual.integrations.payment.AuroraApi.ChargeStatus;
import io.pontual.integrations.payment.AuroraApi.Event;
import io.pontual.integrations.payment.AuroraApi.EventData;
import io.pontual.integrations.payment.AuroraApi.Refund;
import io.pontual.integrations.payment.AuroraApi.RefundStatus;
import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Fraud;
import io.pontual.processes.payment.PaymentResult.Instructions;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.payment.RefundCommand;
import io.pontual.processes.payment.VoidCommand;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Puts the provider's answers into our words. The event id names the fact, not the way it came, so that an answer and the
 * webhook that repeats it are one event.
 */
@Component
class AuroraResults {
    /** As it stands in commands and results. */
    private static final String PROVIDER = "aurora";

    private final Clock clock;

    AuroraResults(Clock clock) {
        this.clock = clock;
    }

    /** @param authorisation not pending */
    PaymentResult of(Authorisation authorisation) {
        return authorisation.status() == AuthorisationStatus.DECLINED
                ? declined(authorisation.reference(), authorisation.id(), authorisation.declineReason())
                : authorised(
                                authorisation.reference(),
                                authorisation.id(),
                                authorisation.amount(),
                                authorisation.expiresAt())
                        .screened(AuroraApi.Fraud.told(authorisation.fraud()));
    }

    /**
     * @param found what the provider has under the payment's reference
     * @return the answer that is missing; nothing when the provider has none either
     */
    Optional<PaymentResult> of(CheckCommand command, Optional<Authorisation> found) {
        return switch (command.awaited()) {
            case AUTHORISATION ->
                found.filter(one -> one.status() != AuthorisationStatus.VOIDED)
                        .map(this::decided)
                        .orElseGet(() -> Optional.of(notFound(command)));
            case PAYMENT -> Optional.empty();
            case CAPTURE ->
                found.stream()
                        .flatMap(one -> one.captures().stream())
                        .filter(one -> command.operationId().equals(one.reference()))
                        .filter(one -> one.status() == CaptureStatus.CAPTURED)
                        .findFirst()
                        .map(one -> captured(
                                command.paymentId(),
                                command.operationId(),
                                command.attempt(),
                                found.get().id(),
                                one.amount()));
            // What is left was given back; something may have been taken before.
            case VOID ->
                found.filter(one -> one.status() == AuthorisationStatus.VOIDED
                                || one.status() == AuthorisationStatus.CAPTURED)
                        .map(one -> voided(command.paymentId(), one.id()));
            case REFUND ->
                found.stream()
                        .flatMap(one -> one.refunds().stream())
                        .filter(one -> command.operationId().equals(one.reference()))
                        .findFirst()
                        .map(one -> refund(
                                command.paymentId(),
                                command.operationId(),
                                command.attempt(),
                                found.get().id(),
                                one));
        };
    }

    private Optional<PaymentResult> decided(Authorisation authorisation) {
        return authorisation.status() == AuthorisationStatus.PENDING
                ? Optional.empty()
                : Optional.of(of(authorisation));
    }

    /**
     * @return nothing when the event says nothing that we act on
     * @throws MalformedMessage when it lacks what its type needs
     */
    Optional<PaymentResult> of(Event event) {
        var data = event.data();
        return switch (event.type()) {
            case "authorisation.authorised" ->
                Optional.of(authorised(reference(data), id(data), need(data.amount(), "amount"), data.expiresAt())
                        .screened(AuroraApi.Fraud.told(data.fraud())));
            case "authorisation.declined" -> Optional.of(declined(reference(data), id(data), data.declineReason()));
            case "fraud.approved" -> Optional.of(verdict(data, Fraud.APPROVED));
            case "fraud.denied" -> Optional.of(verdict(data, Fraud.DENIED));
            case "charge.paid" -> Optional.of(paid(reference(data), id(data), need(data.paidAmount(), "paid_amount")));
            default -> Optional.empty();
        };
    }

    /** @param charge as it stands after it was asked for */
    PaymentResult issuedOrPaid(Charge charge) {
        return charge.status() == ChargeStatus.PAID ? paid(charge) : issued(charge);
    }

    /** @param charge as it stands after its cancellation: whoever paid first has paid */
    PaymentResult withdrawn(VoidCommand command, Charge charge) {
        return charge.status() == ChargeStatus.PAID ? paid(charge) : voided(command);
    }

    /** {@link #of(CheckCommand, Optional)}, for what the customer pays later. */
    Optional<PaymentResult> ofCharge(CheckCommand command, Optional<Charge> found) {
        if (command.awaited() == CheckCommand.Awaited.REFUND) {
            return found.stream()
                    .flatMap(one -> one.refunds().stream())
                    .filter(one -> command.operationId().equals(one.reference()))
                    .findFirst()
                    .map(one -> refund(
                            command.paymentId(),
                            command.operationId(),
                            command.attempt(),
                            found.get().id(),
                            one));
        }
        var issueAwaited = command.awaited() == CheckCommand.Awaited.AUTHORISATION;
        if (found.isEmpty()) {
            return issueAwaited ? Optional.of(notFound(command)) : Optional.empty();
        }
        var charge = found.get();
        return switch (charge.status()) {
            case PAID -> Optional.of(paid(charge));
            case ISSUED ->
                issueAwaited && charge.issue() >= command.attempt() ? Optional.of(issued(charge)) : Optional.empty();
            case CANCELLED, EXPIRED -> issueAwaited ? Optional.of(notFound(command)) : Optional.empty();
        };
    }

    private PaymentResult issued(Charge charge) {
        return new PaymentResult(
                "aurora:" + charge.id() + ":issued:" + charge.issue(),
                charge.reference(),
                PROVIDER,
                Kind.ISSUED,
                null,
                charge.id(),
                charge.amount(),
                null,
                new Instructions(charge.code(), charge.payableLine(), charge.dueAt()),
                null,
                clock.instant());
    }

    private PaymentResult paid(Charge charge) {
        return paid(charge.reference(), charge.id(), charge.paidAmount());
    }

    private PaymentResult paid(UUID paymentId, String id, BigDecimal amount) {
        return result("aurora:" + id + ":paid", paymentId, Kind.PAID, id, amount, null);
    }

    PaymentResult refused(AuthoriseCommand command, String reason) {
        return result(
                "aurora:" + command.paymentId() + ":refused", command.paymentId(), Kind.DECLINED, null, null, reason);
    }

    PaymentResult of(CaptureCommand command, Capture capture) {
        return capture.status() == CaptureStatus.CAPTURED
                ? captured(
                        command.paymentId(),
                        command.captureId(),
                        command.attempt(),
                        command.providerReference(),
                        command.amount())
                : captureFailed(command, capture.reason());
    }

    PaymentResult captureFailed(CaptureCommand command, String reason) {
        return operation(
                operationEvent(command.captureId(), "capture-failed", command.attempt()),
                command.paymentId(),
                Kind.CAPTURE_FAILED,
                command.captureId(),
                command.providerReference(),
                null,
                reason);
    }

    PaymentResult of(RefundCommand command, Refund refund) {
        return refund(command.paymentId(), command.refundId(), command.attempt(), command.providerReference(), refund);
    }

    PaymentResult refundFailed(RefundCommand command, String reason) {
        return refundFailed(
                command.paymentId(), command.refundId(), command.attempt(), command.providerReference(), reason);
    }

    private PaymentResult refund(UUID paymentId, UUID refundId, int attempt, String id, Refund refund) {
        return refund.status() == RefundStatus.FAILED
                ? refundFailed(paymentId, refundId, attempt, id, refund.reason())
                : operation(
                        operationEvent(refundId, "refunded", attempt),
                        paymentId,
                        Kind.REFUNDED,
                        refundId,
                        id,
                        refund.amount(),
                        null);
    }

    private PaymentResult refundFailed(UUID paymentId, UUID refundId, int attempt, String id, String reason) {
        return operation(
                operationEvent(refundId, "refund-failed", attempt),
                paymentId,
                Kind.REFUND_FAILED,
                refundId,
                id,
                null,
                reason);
    }

    PaymentResult voided(VoidCommand command) {
        return voided(command.paymentId(), command.providerReference());
    }

    private PaymentResult voided(UUID paymentId, String id) {
        return result("aurora:" + id + ":voided", paymentId, Kind.VOIDED, id, null, null);
    }

    /** True at the time of this check only, so each says it under an id of its own. */
    private PaymentResult notFound(CheckCommand command) {
        var eventId = "aurora:" + command.paymentId() + ":not-found:" + command.check();
        return result(eventId, command.paymentId(), Kind.NOT_FOUND, null, null, null);
    }

    private PaymentResult captured(UUID paymentId, UUID captureId, int attempt, String id, BigDecimal amount) {
        return operation(
                operationEvent(captureId, "captured", attempt), paymentId, Kind.CAPTURED, captureId, id, amount, null);
    }

    private PaymentResult authorised(UUID paymentId, String id, BigDecimal amount, Instant expiresAt) {
        return new PaymentResult(
                "aurora:" + id + ":authorised",
                paymentId,
                PROVIDER,
                Kind.AUTHORISED,
                null,
                id,
                amount,
                null,
                null,
                expiresAt,
                clock.instant());
    }

    private PaymentResult verdict(EventData data, Fraud verdict) {
        var eventId = "aurora:" + id(data) + ":fraud:" + verdict.name().toLowerCase(Locale.ROOT);
        return result(eventId, reference(data), Kind.FRAUD_VERDICT, id(data), null, null)
                .screened(verdict);
    }

    private PaymentResult declined(UUID paymentId, String id, String reason) {
        return result("aurora:" + id + ":declined", paymentId, Kind.DECLINED, id, null, reason);
    }

    private PaymentResult result(
            String eventId, UUID paymentId, Kind kind, String reference, BigDecimal amount, String reason) {
        return operation(eventId, paymentId, kind, null, reference, amount, reason);
    }

    private PaymentResult operation(
            String eventId,
            UUID paymentId,
            Kind kind,
            UUID operationId,
            String reference,
            BigDecimal amount,
            String reason) {
        return new PaymentResult(
                eventId,
                paymentId,
                PROVIDER,
                kind,
                operationId,
                reference,
                amount,
                reason,
                null,
                null,
                clock.instant());
    }

    private static String operationEvent(UUID operationId, String outcome, int attempt) {
        return "aurora:" + operationId + ":" + outcome + ":" + attempt;
    }

    private static UUID reference(EventData data) {
        try {
            return UUID.fromString(need(data.reference(), "reference"));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessage("The event's data.reference is not one of our payment ids");
        }
    }

    private static String id(EventData data) {
        return need(data.id(), "id");
    }

    private static <T> T need(T value, String field) {
        if (value == null) {
            throw new MalformedMessage("The event lacks data." + field);
        }
        return value;
    }
}
