package io.pontual.processes.payment;

import java.util.UUID;

/** Job {@code payment.issue-new-code}: ask the provider for another code or slip in place of the one the customer has. */
public final class IssueNewCode {
    private IssueNewCode() {}

    public record Input(UUID orderId, UUID paymentId) {}
}
