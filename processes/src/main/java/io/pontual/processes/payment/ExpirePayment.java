package io.pontual.processes.payment;

import java.util.UUID;

/** Job {@code payment.expire-payment}: what was issued has not been paid in time, and nobody waits for it any more. */
public final class ExpirePayment {
    private ExpirePayment() {}

    public record Input(UUID orderId, UUID paymentId) {}

    /** @param paymentOutcome {@code expired}; {@code authorised} when it was paid in this moment, {@code declined} when wrongly */
    public record Output(String paymentOutcome) {}
}
