package io.pontual.processes.inventory;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code inventory.dispatch-transfer}: the goods leave the books of the source and are on their way. */
public final class DispatchTransfer {
    private DispatchTransfer() {}

    /**
     * @param picked what is sent; a line that is not named was not found
     * @param deliveryNote number of a paper that goes with the goods; may be null
     */
    public record Input(UUID orderId, UUID transferId, List<LineQuantity> picked, String deliveryNote) {}

    /**
     * @param missing units that were planned and are not sent, by line; lines that are sent whole are not named
     * @param receiveDueAt ISO-8601 date-time with the offset of the destination
     */
    public record Output(List<LineQuantity> missing, boolean anythingSent, String receiveDueAt) {}
}
