package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.decide-blind-return}: whether a store takes goods back that belong to no order, once. */
public final class DecideBlindReturn {
    private DecideBlindReturn() {}

    /** @param approvalDecision {@code approve} or {@code refuse} */
    public record Input(UUID returnId, String approvalDecision) {}

    public record Output(boolean granted) {}
}
