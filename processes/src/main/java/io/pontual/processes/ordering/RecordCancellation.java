package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.record-cancellation}: everything is undone, the order is CANCELLED. */
public final class RecordCancellation {
    private RecordCancellation() {}

    public record Input(UUID orderId) {}
}
