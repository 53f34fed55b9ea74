package io.pontual.integrations.simulators.aurora;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/** What the simulated provider keeps of one authorisation, and shows of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuroraAuthorisation(
        String id,
        String reference,
        @JsonIgnore MagicToken token,
        String status,
        String amount,
        @JsonProperty("decline_reason") String declineReason,
        @JsonProperty("captured_amount") String capturedAmount,
        @JsonIgnore int captureAttempts) {

    static final String AUTHORISED = "authorised";
    static final String DECLINED = "declined";
    static final String PENDING = "pending";
    static final String CAPTURED = "captured";
    static final String VOIDED = "voided";

    static AuroraAuthorisation of(String id, String reference, MagicToken token, String amount, boolean declineAll) {
        var reason = declineAll ? "issuer_unavailable" : declineReason(token);
        return new AuroraAuthorisation(id, reference, token, status(token, reason), amount, reason, null, 0);
    }

    AuroraAuthorisation decided() {
        return switch (token) {
            case TOK_PENDING_DECLINED -> with(DECLINED, "card_declined", null);
            case TOK_PENDING_FOREVER -> this;
            default -> with(AUTHORISED, null, null);
        };
    }

    AuroraAuthorisation captured(String amount) {
        return with(CAPTURED, null, amount);
    }

    AuroraAuthorisation voided() {
        return with(VOIDED, null, null);
    }

    AuroraAuthorisation captureFailed() {
        return new AuroraAuthorisation(
                id, reference, token, status, amount, declineReason, capturedAmount, captureAttempts + 1);
    }

    boolean is(String status) {
        return this.status.equals(status);
    }

    boolean covers(String asked) {
        return new BigDecimal(asked).compareTo(new BigDecimal(amount)) <= 0;
    }

    private AuroraAuthorisation with(String status, String declineReason, String capturedAmount) {
        return new AuroraAuthorisation(
                id, reference, token, status, amount, declineReason, capturedAmount, captureAttempts);
    }

    private static String status(MagicToken token, String declineReason) {
        if (declineReason != null) {
            return DECLINED;
        }
        return switch (token) {
            case TOK_PENDING_APPROVED,
                    TOK_PENDING_DECLINED,
                    TOK_PENDING_SILENT,
                    TOK_PENDING_FOREVER,
                    TOK_PENDING_LOST,
                    TOK_WEBHOOK_TWICE -> PENDING;
            default -> AUTHORISED;
        };
    }

    private static String declineReason(MagicToken token) {
        return switch (token) {
            case TOK_DECLINED -> "card_declined";
            case TOK_INSUFFICIENT_FUNDS -> "insufficient_funds";
            default -> null;
        };
    }
}
