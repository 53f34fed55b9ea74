package io.pontual.processes.payment;

import io.pontual.processes.ordering.FulfilmentOutcome;
import java.util.UUID;

/**
 * Job {@code payment.charge-fulfilment}: take the worth of what one fulfilment handed over or shipped, and no more. The
 * provider's answer is not waited for: whatever is missing at the end is taken by {@code payment.capture-payments}.
 */
public final class ChargeFulfilment {
    private ChargeFulfilment() {}

    public record Input(UUID orderId, FulfilmentOutcome fulfilmentOutcome) {}
}
