package io.pontual.integrations.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pontual.processes.payment.PaymentResult;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Aurora Pay's words, version 1, as they go over the wire. Amounts are decimal strings. */
final class AuroraApi {
    private AuroraApi() {}

    /**
     * @param reference our payment id: the provider keeps one authorisation per reference
     * @param renews reference of the authorisation that this one takes the place of; null otherwise
     */
    record AuthorisationRequest(
            UUID reference, String token, String amount, String currency, int installments, UUID renews) {}

    /**
     * What the payer is to pay later.
     *
     * @param reference our payment id: the provider keeps one charge per reference
     * @param method {@code pix}, {@code boleto} or {@code bank_transfer}
     * @param issue a higher one than before takes the place of the code that was issued before
     */
    record ChargeRequest(
            UUID reference,
            String method,
            int issue,
            String amount,
            String currency,
            String description,
            @JsonProperty("due_at") Instant dueAt) {}

    /** @param amount what is due @param paidAmount what was paid; null until then */
    record Charge(
            @NotBlank String id,
            @NotNull UUID reference,
            @NotNull ChargeStatus status,
            BigDecimal amount,
            @JsonProperty("paid_amount") BigDecimal paidAmount,
            int issue,
            String code,
            @JsonProperty("payable_line") String payableLine,
            @JsonProperty("due_at") Instant dueAt,
            List<@Valid Refund> refunds) {
        Charge {
            refunds = refunds == null ? List.of() : refunds;
        }
    }

    enum ChargeStatus {
        @JsonProperty("issued")
        ISSUED,
        @JsonProperty("paid")
        PAID,
        @JsonProperty("cancelled")
        CANCELLED,
        @JsonProperty("expired")
        EXPIRED
    }

    /** What the provider has for a reference: none or one. */
    record Charges(@NotNull List<@Valid Charge> charges) {
        Optional<Charge> first() {
            return charges.stream().findFirst();
        }
    }

    /** @param reference our id of the capture @param last what is left of the authorisation is given back with it */
    record CaptureRequest(UUID reference, String amount, boolean last) {}

    /** @param reference our id of the refund */
    record RefundRequest(UUID reference, String amount) {}

    /** @param expiresAt until when it can be captured; null when it does not end */
    record Authorisation(
            @NotBlank String id,
            @NotNull UUID reference,
            @NotNull AuthorisationStatus status,
            BigDecimal amount,
            @JsonProperty("decline_reason") String declineReason,
            @JsonProperty("expires_at") Instant expiresAt,
            List<@Valid Capture> captures,
            List<@Valid Refund> refunds,
            Fraud fraud) {
        Authorisation {
            captures = captures == null ? List.of() : captures;
            refunds = refunds == null ? List.of() : refunds;
        }
    }

    /** What the provider's own screening says of an authorisation; absent when it does not screen it. */
    enum Fraud {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("approved")
        APPROVED,
        @JsonProperty("denied")
        DENIED;

        static PaymentResult.Fraud told(Fraud fraud) {
            return fraud == null ? null : PaymentResult.Fraud.valueOf(fraud.name());
        }
    }

    /** Where it stands now: what was captured or voided had been authorised; CAPTURED has nothing left to capture. */
    enum AuthorisationStatus {
        @JsonProperty("authorised")
        AUTHORISED,
        @JsonProperty("declined")
        DECLINED,
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("captured")
        CAPTURED,
        @JsonProperty("voided")
        VOIDED
    }

    /** What the provider has for a reference: none or one. */
    record Authorisations(@NotNull List<@Valid Authorisation> authorisations) {
        Optional<Authorisation> first() {
            return authorisations.stream().findFirst();
        }
    }

    /** @param reference our id of the capture */
    record Capture(
            @NotBlank String id, UUID reference, @NotNull CaptureStatus status, BigDecimal amount, String reason) {}

    enum CaptureStatus {
        @JsonProperty("captured")
        CAPTURED,
        @JsonProperty("failed")
        FAILED
    }

    /** @param reference our id of the refund */
    record Refund(
            @NotBlank String id, UUID reference, @NotNull RefundStatus status, BigDecimal amount, String reason) {}

    enum RefundStatus {
        @JsonProperty("refunded")
        REFUNDED,
        @JsonProperty("failed")
        FAILED
    }

    /** Body of every answer from 400 up. */
    record Refusal(String code) {}

    /** @param type such as {@code authorisation.authorised}; new ones may appear at any time */
    record Event(@JsonProperty("event_id") @NotBlank String eventId, @NotBlank String type, @NotNull EventData data) {}

    /** The authorisation that the event is about. Lenient, since events that we do not use have other data. */
    record EventData(
            String id,
            String reference,
            BigDecimal amount,
            @JsonProperty("paid_amount") BigDecimal paidAmount,
            @JsonProperty("decline_reason") String declineReason,
            @JsonProperty("expires_at") Instant expiresAt,
            Fraud fraud) {}
}
