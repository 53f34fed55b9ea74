package io.pontual.processes.shipping;

import java.util.UUID;

/** Job {@code shipping.record-node-answer}: the node sends the goods, or does not. */
public final class RecordNodeAnswer {
    private RecordNodeAnswer() {}

    /** @param rejectionReason what the node said; null when it accepted */
    public record Input(UUID orderId, UUID fulfilmentId, boolean accepted, String rejectionReason) {}
}
