package io.pontual.processes.payment;

import java.util.UUID;

/**
 * Queue {@code pontual.payment.check.cmd}: ask the provider, by our reference, what became of a payment that it has not
 * answered for. What it knows comes as a {@link PaymentResult}, with the id that the missing answer would have had; while
 * it is still at work, nothing comes.
 *
 * @param awaited which answer is missing
 * @param operationId of the capture or refund whose answer is missing; null for the others
 * @param method the tender's, such as {@code pix}
 * @param attempt of that operation; for an authorisation, which issue of the code is awaited; 0 for the others
 * @param check how often it has been asked for, from 1
 */
public record CheckCommand(
        UUID paymentId, String provider, String method, Awaited awaited, UUID operationId, int attempt, int check) {
    public enum Awaited {
        AUTHORISATION,
        /** Issued to the customer, who may have paid meanwhile. */
        PAYMENT,
        CAPTURE,
        VOID,
        REFUND
    }
}
