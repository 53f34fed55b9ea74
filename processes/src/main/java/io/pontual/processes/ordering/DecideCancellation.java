package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.decide-cancellation}: somebody answered, or nobody did and the policy's default holds. */
public final class DecideCancellation {
    private DecideCancellation() {}

    /** @param approvalDecision {@code approve} or {@code refuse} */
    public record Input(UUID orderId, UUID requestId, String approvalDecision) {}

    /** @param granted the order is being cancelled, or has ended some other way; otherwise the customer is to be told */
    public record Output(boolean granted) {}
}
