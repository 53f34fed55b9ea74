package io.pontual.processes.pickup;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code pickup.expire-pickup}: nobody came; the store is asked to put the goods back. */
public final class ExpirePickup {
    private ExpirePickup() {}

    public record Input(UUID orderId, UUID fulfilmentId) {}

    /**
     * @param handedOver what the customer got after all, when the code was accepted in the very moment the hold period
     *     ended; empty as a rule, and only then the pickup is EXPIRED
     */
    public record Output(List<LineQuantity> handedOver) {}
}
