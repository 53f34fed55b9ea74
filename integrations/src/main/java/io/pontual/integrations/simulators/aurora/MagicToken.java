package io.pontual.integrations.simulators.aurora;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The card tokens that the simulated providers know. Listed in {@code bpmn-docs/test-data.md}. */
public enum MagicToken {
    TOK_APPROVED,
    TOK_DECLINED,
    TOK_INSUFFICIENT_FUNDS,
    TOK_PENDING_APPROVED,
    TOK_PENDING_DECLINED,
    /** Pending, then authorised, but no webhook ever says so. */
    TOK_PENDING_SILENT,
    /** Pending, and never decided. */
    TOK_PENDING_FOREVER,
    /** Pending, then the provider has lost it and knows nothing of it. */
    TOK_PENDING_LOST,
    /** Authorised, but the answer comes after the client gave up. */
    TOK_TIMEOUT,
    /** Pending, then the same webhook twice. */
    TOK_WEBHOOK_TWICE,
    /** Authorised, and the webhook that says so comes before the answer. */
    TOK_WEBHOOK_FIRST,
    /** Authorised, but another amount than was asked for. */
    TOK_AMOUNT_TAMPERED,
    TOK_CAPTURE_FAILS_ONCE,
    /** Authorised, while the provider's fraud screening is still at work; then it approves. */
    TOK_FRAUD_APPROVED,
    /** The same, but it denies, and says so twice. */
    TOK_FRAUD_DENIED,
    /** The same, but no verdict ever comes. */
    TOK_FRAUD_SILENT,
    /** The same, but it denies two days later. */
    TOK_FRAUD_LATE,
    /** Refunds of it fail for good: the card's account was closed. */
    TOK_REFUND_FAILS,
    /** What is set aside can be captured for two days only. */
    TOK_SHORT_LIVED,
    /** As the one before, and it is declined when it is to be set aside once more. */
    TOK_RENEWAL_DECLINED,
    /** As {@link #TOK_SHORT_LIVED}, and pending at first when it is to be set aside once more. */
    TOK_RENEWAL_PENDING,
    /** The same, but no webhook ever says what became of that. */
    TOK_RENEWAL_SILENT;

    private static final Set<MagicToken> SHORT_LIVED =
            EnumSet.of(TOK_SHORT_LIVED, TOK_RENEWAL_DECLINED, TOK_RENEWAL_PENDING, TOK_RENEWAL_SILENT);

    /** Whether a webhook follows an answer "pending". */
    boolean isAnnounced() {
        return this != TOK_PENDING_SILENT
                && this != TOK_PENDING_FOREVER
                && this != TOK_PENDING_LOST
                && this != TOK_RENEWAL_SILENT;
    }

    /** Whether the provider's fraud screening comes to its verdict after the authorisation. */
    boolean isScreened() {
        return this == TOK_FRAUD_APPROVED
                || this == TOK_FRAUD_DENIED
                || this == TOK_FRAUD_SILENT
                || this == TOK_FRAUD_LATE;
    }

    /** How long what is set aside can be captured. */
    public Duration life() {
        return SHORT_LIVED.contains(this) ? Duration.ofDays(2) : Duration.ofDays(30);
    }

    /** @param renewal whether it takes the place of an earlier authorisation */
    public boolean declines(boolean renewal) {
        return this == TOK_DECLINED || this == TOK_RENEWAL_DECLINED && renewal;
    }

    /** Whether the answer comes later. @param renewal whether it takes the place of an earlier authorisation */
    public boolean isPending(boolean renewal) {
        return switch (this) {
            case TOK_PENDING_APPROVED,
                    TOK_PENDING_DECLINED,
                    TOK_PENDING_SILENT,
                    TOK_PENDING_FOREVER,
                    TOK_PENDING_LOST,
                    TOK_WEBHOOK_TWICE -> true;
            case TOK_RENEWAL_PENDING, TOK_RENEWAL_SILENT -> renewal;
            default -> false;
        };
    }

    public static Optional<MagicToken> of(String token) {
        return Arrays.stream(values())
                .filter(magic -> magic.name().toLowerCase(Locale.ROOT).equals(token))
                .findFirst();
    }
}
