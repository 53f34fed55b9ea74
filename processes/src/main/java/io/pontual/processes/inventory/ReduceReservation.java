package io.pontual.processes.inventory;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code inventory.reduce-reservation}: after a short pick, hold only what was found. */
public final class ReduceReservation {
    private ReduceReservation() {}

    public record Input(UUID fulfilmentId, List<LineQuantity> picked) {}
}
