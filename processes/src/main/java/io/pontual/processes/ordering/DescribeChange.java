package io.pontual.processes.ordering;

import java.util.List;
import java.util.UUID;

/** Job {@code ordering.describe-change}: what a change is about, for the process and for whoever must agree. */
public final class DescribeChange {
    private DescribeChange() {}

    public record Input(UUID orderId, UUID changeId) {}

    /**
     * @param approvalNeeded whether somebody must agree
     * @param changeKind such as {@code cancel-lines}
     * @param units of lines that change
     * @param priceDifference decimal text in {@code currency}; negative when the order costs less
     * @param withoutAnswer {@code approve} or {@code refuse}
     * @param approvalDueAt ISO 8601; null when nobody must agree
     * @param linesAdded whether goods are to be found, and perhaps paid for, first
     * @param paymentIds for what the order costs more; empty when it does not
     */
    public record Output(
            boolean approvalNeeded,
            String changeKind,
            String requestedBy,
            String channel,
            int units,
            String priceDifference,
            String currency,
            String policyReason,
            String withoutAnswer,
            String approvalDueAt,
            boolean linesAdded,
            List<UUID> paymentIds) {}
}
