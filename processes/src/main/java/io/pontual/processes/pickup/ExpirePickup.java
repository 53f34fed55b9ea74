package io.pontual.processes.pickup;

import java.util.UUID;

/** Job {@code pickup.expire-pickup}: nobody came; the store is asked to put the goods back. */
public final class ExpirePickup {
    private ExpirePickup() {}

    public record Input(UUID orderId, UUID fulfilmentId) {}
}
