package io.pontual.processes.shipping;

import java.util.UUID;

/** Job {@code shipping.recall-shipments}: the order is cancelled; every node that was asked is told to stop. */
public final class RecallShipments {
    private RecallShipments() {}

    public record Input(UUID orderId) {}
}
