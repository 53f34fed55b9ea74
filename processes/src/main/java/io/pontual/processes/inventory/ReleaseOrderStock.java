package io.pontual.processes.inventory;

import java.util.UUID;

/** Job {@code inventory.release-order-stock}: give back whatever the order still holds anywhere. */
public final class ReleaseOrderStock {
    private ReleaseOrderStock() {}

    public record Input(UUID orderId) {}
}
