package io.pontual.processes.inventory;

import java.util.UUID;

/** Job {@code inventory.release-stock}: give back what one fulfilment still holds. */
public final class ReleaseStock {
    private ReleaseStock() {}

    public record Input(UUID fulfilmentId) {}
}
