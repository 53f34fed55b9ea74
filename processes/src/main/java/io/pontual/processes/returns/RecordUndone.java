package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.record-undone}: the customer has the goods again that were taken back without an order. */
public final class RecordUndone {
    private RecordUndone() {}

    public record Input(UUID returnId) {}
}
