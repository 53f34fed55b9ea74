package io.pontual.integrations.simulators.aurora;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the simulated provider keeps of one authorisation, and shows of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuroraAuthorisation(
        String id,
        String reference,
        @JsonIgnore MagicToken token,
        String status,
        String amount,
        @JsonProperty("decline_reason") String declineReason,
        @JsonProperty("expires_at") Instant expiresAt,
        List<Operation> captures,
        List<Operation> refunds) {

    static final String AUTHORISED = "authorised";
    static final String DECLINED = "declined";
    static final String PENDING = "pending";
    /** Nothing is left to capture. */
    static final String CAPTURED = "captured";

    static final String VOIDED = "voided";
    static final String REFUNDED = "refunded";
    static final String FAILED = "failed";

    /** A capture or refund. @param reference the client's id of it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Operation(String id, String reference, String status, String amount, String reason) {
        boolean took() {
            return !status.equals(FAILED);
        }
    }

    /** @param renewal whether it takes the place of an earlier one */
    static AuroraAuthorisation of(
            String id,
            String reference,
            MagicToken token,
            String amount,
            boolean declineAll,
            boolean renewal,
            Instant now) {
        var reason = declineAll ? "issuer_unavailable" : declineReason(token, renewal);
        return new AuroraAuthorisation(
                id,
                reference,
                token,
                status(token, reason, renewal),
                token == MagicToken.TOK_AMOUNT_TAMPERED ? "0.01" : amount,
                reason,
                now.plus(token.life()),
                List.of(),
                List.of());
    }

    AuroraAuthorisation decided() {
        return switch (token) {
            case TOK_PENDING_DECLINED -> with(DECLINED, "card_declined");
            case TOK_PENDING_FOREVER -> this;
            default -> with(AUTHORISED, null);
        };
    }

    AuroraAuthorisation captured(Operation capture, boolean last) {
        var after = new AuroraAuthorisation(
                id, reference, token, status, amount, declineReason, expiresAt, plus(captures, capture), refunds);
        return capture.took() && (last || after.open().signum() == 0) ? after.with(CAPTURED, null) : after;
    }

    AuroraAuthorisation refunded(Operation refund) {
        return new AuroraAuthorisation(
                id, reference, token, status, amount, declineReason, expiresAt, captures, plus(refunds, refund));
    }

    /** What was captured stays so. */
    AuroraAuthorisation voided() {
        return with(sum(captures).signum() > 0 ? CAPTURED : VOIDED, null);
    }

    boolean is(String status) {
        return this.status.equals(status);
    }

    /** What the provider's fraud screening says at first. */
    @JsonProperty
    String fraud() {
        return token.isScreened() ? PENDING : null;
    }

    /** What may still be captured. */
    BigDecimal open() {
        return new BigDecimal(amount).subtract(sum(captures));
    }

    BigDecimal refundable() {
        return sum(captures).subtract(sum(refunds));
    }

    private static BigDecimal sum(List<Operation> operations) {
        return operations.stream()
                .filter(Operation::took)
                .map(operation -> new BigDecimal(operation.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Operation> plus(List<Operation> operations, Operation further) {
        return Stream.concat(operations.stream(), Stream.of(further)).toList();
    }

    private AuroraAuthorisation with(String status, String declineReason) {
        return new AuroraAuthorisation(
                id, reference, token, status, amount, declineReason, expiresAt, captures, refunds);
    }

    private static String status(MagicToken token, String declineReason, boolean renewal) {
        if (declineReason != null) {
            return DECLINED;
        }
        return token.isPending(renewal) ? PENDING : AUTHORISED;
    }

    private static String declineReason(MagicToken token, boolean renewal) {
        if (token.declines(renewal)) {
            return "card_declined";
        }
        return token == MagicToken.TOK_INSUFFICIENT_FUNDS ? "insufficient_funds" : null;
    }
}
