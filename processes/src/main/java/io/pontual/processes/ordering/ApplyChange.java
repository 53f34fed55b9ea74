package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.apply-change}: the lines that a change adds are found and paid for, and become the order's. */
public final class ApplyChange {
    private ApplyChange() {}

    public record Input(UUID orderId, UUID changeId) {}

    /** @param applied false when it is too late, and nothing was changed */
    public record Output(boolean applied) {}
}
