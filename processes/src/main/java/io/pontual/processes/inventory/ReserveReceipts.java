package io.pontual.processes.inventory;

import java.util.List;
import java.util.UUID;

/**
 * Job {@code inventory.reserve-receipts}: promise units of inbound supply to lines that wait, all of them or none.
 * Throws {@code INVENTORY_OUT_OF_STOCK}.
 */
public final class ReserveReceipts {
    private ReserveReceipts() {}

    /** @param fulfilmentId of the lines that wait; one without a node */
    public record Input(UUID orderId, UUID fulfilmentId, List<Units> receipts) {}

    /** @param receiptId of the expected receipt that brings them */
    public record Units(String lineId, UUID receiptId, int quantity) {}
}
