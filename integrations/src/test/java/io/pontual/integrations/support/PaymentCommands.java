package io.pontual.integrations.support;

import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.RefundCommand;
import io.pontual.processes.payment.VoidCommand;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Commands to a payment provider as workers send them. */
public final class PaymentCommands {
    private PaymentCommands() {}

    public static AuthoriseCommand authorise(UUID paymentId, String token, String amount) {
        return authorise("aurora", 1, paymentId, token, amount);
    }

    public static AuthoriseCommand authorise(
            String provider, int attempt, UUID paymentId, String token, String amount) {
        return new AuthoriseCommand(
                paymentId,
                UUID.randomUUID(),
                provider,
                attempt,
                "credit-card",
                1,
                token,
                new BigDecimal(amount),
                "BRL",
                1,
                "W-1",
                null,
                null);
    }

    /** Takes the place of an authorisation that would expire. */
    public static AuthoriseCommand renew(String provider, UUID paymentId, UUID renews, String token, String amount) {
        return new AuthoriseCommand(
                paymentId,
                UUID.randomUUID(),
                provider,
                1,
                "credit-card",
                1,
                token,
                new BigDecimal(amount),
                "BRL",
                1,
                "W-1",
                null,
                renews);
    }

    /** @param method that the customer pays later @param description what the simulated payer obeys */
    public static AuthoriseCommand charge(UUID paymentId, String method, int issue, String amount, String description) {
        return new AuthoriseCommand(
                paymentId,
                UUID.randomUUID(),
                "aurora",
                1,
                method,
                issue,
                null,
                new BigDecimal(amount),
                "BRL",
                1,
                description,
                Instant.now().plus(Duration.ofMinutes(30)),
                null);
    }

    public static CaptureCommand capture(
            UUID captureId, UUID paymentId, String reference, int attempt, String amount, boolean last) {
        return new CaptureCommand(
                captureId, paymentId, "aurora", reference, attempt, new BigDecimal(amount), "BRL", last);
    }

    public static RefundCommand refund(UUID refundId, UUID paymentId, String reference, String amount) {
        return new RefundCommand(refundId, paymentId, "aurora", reference, 1, new BigDecimal(amount), "BRL");
    }

    public static VoidCommand giveBack(UUID paymentId, String reference) {
        return new VoidCommand(paymentId, "aurora", reference);
    }
}
