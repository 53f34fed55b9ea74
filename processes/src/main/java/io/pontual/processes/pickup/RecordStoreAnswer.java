package io.pontual.processes.pickup;

import java.util.UUID;

/** Job {@code pickup.record-store-answer}: the store takes the order on, or does not. */
public final class RecordStoreAnswer {
    private RecordStoreAnswer() {}

    /** @param rejectionReason what the store said; null when it accepted */
    public record Input(UUID orderId, UUID fulfilmentId, boolean accepted, String rejectionReason) {}
}
