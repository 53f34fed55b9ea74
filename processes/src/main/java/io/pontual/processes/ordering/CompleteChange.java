package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.complete-change}: all that follows from a change has been done. */
public final class CompleteChange {
    private CompleteChange() {}

    public record Input(UUID orderId, UUID changeId) {}
}
