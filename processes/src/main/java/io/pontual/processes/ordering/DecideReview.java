package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.decide-review}: a reviewer decided, or nobody did and the policy's default holds. */
public final class DecideReview {
    private DecideReview() {}

    /** @param reviewDecision {@code approve} or {@code refuse} @param overdue nobody decided in time */
    public record Input(UUID orderId, UUID holdId, String reviewDecision, boolean overdue) {}
}
