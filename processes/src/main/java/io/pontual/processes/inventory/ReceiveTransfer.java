package io.pontual.processes.inventory;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code inventory.receive-transfer}: what arrived is held for the fulfilment at the destination. */
public final class ReceiveTransfer {
    private ReceiveTransfer() {}

    /** @param arrived a line that is not named did not arrive */
    public record Input(UUID orderId, UUID transferId, List<Arrived> arrived) {}

    /** @param quantity units that can be sold @param damaged units that cannot; what is neither is lost */
    public record Arrived(String lineId, int quantity, int damaged) {}

    /** @param missing units that were planned and cannot be had, by line; lines that are there whole are not named */
    public record Output(List<LineQuantity> missing) {}
}
