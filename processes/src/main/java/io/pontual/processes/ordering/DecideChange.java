package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.decide-change}: somebody answered, or nobody did and the policy's default holds. */
public final class DecideChange {
    private DecideChange() {}

    /** @param approvalDecision {@code approve} or {@code refuse} */
    public record Input(UUID orderId, UUID changeId, String approvalDecision) {}

    /** @param granted the order is changed; otherwise the customer is to be told */
    public record Output(boolean granted) {}
}
