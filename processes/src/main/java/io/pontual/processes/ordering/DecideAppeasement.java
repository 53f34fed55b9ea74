package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.decide-appeasement}: records whether money is given back to appease a customer. */
public final class DecideAppeasement {
    private DecideAppeasement() {}

    /** @param approvalDecision {@code approve} or {@code refuse} */
    public record Input(UUID orderId, UUID appeasementId, String approvalDecision) {}

    /** @param refundReason code of {@code RefundReason}, for the refund that follows when it is granted */
    public record Output(boolean granted, String refundReason) {}
}
