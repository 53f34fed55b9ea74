package io.pontual.processes.inventory;

import java.util.UUID;

/** Job {@code inventory.confirm-reservation}: the goods have left the node, on hand and reserved go down together. */
public final class ConfirmReservation {
    private ConfirmReservation() {}

    public record Input(UUID fulfilmentId) {}
}
