package io.pontual.processes.pickup;

import java.util.UUID;

/** Job {@code pickup.recall-pickups}: the order is cancelled; every store that was asked is told to stop. */
public final class RecallPickups {
    private RecallPickups() {}

    public record Input(UUID orderId) {}
}
