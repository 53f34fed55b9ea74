package io.pontual.processes.payment;

import java.util.UUID;

/** Job {@code payment.give-back-excess}: what was taken for more than the order costs now goes back. */
public final class GiveBackExcess {
    private GiveBackExcess() {}

    /** @param refundReason code of {@link RefundReason}: why the order costs less; null when units were cancelled */
    public record Input(UUID orderId, String refundReason) {}
}
