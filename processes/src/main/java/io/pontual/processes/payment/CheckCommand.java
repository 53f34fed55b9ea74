package io.pontual.processes.payment;

import java.util.UUID;

/**
 * Queue {@code pontual.payment.check.cmd}: ask the provider, by our reference, what became of a payment that it has not
 * answered for. What it knows comes as a {@link PaymentResult}, with the id that the missing answer would have had; while
 * it is still at work, nothing comes.
 *
 * @param awaited which answer is missing
 * @param captureAttempt the attempt whose answer is missing; 0 before the first capture
 * @param check how often this payment has been asked for, from 1
 */
public record CheckCommand(UUID paymentId, Awaited awaited, int captureAttempt, int check) {

    public enum Awaited {
        AUTHORISATION,
        CAPTURE,
        VOID
    }
}
