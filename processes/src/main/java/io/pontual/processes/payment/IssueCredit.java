package io.pontual.processes.payment;

import java.math.BigDecimal;
import java.util.UUID;

/** Job {@code payment.issue-credit}: store credit for goods that came back, once for each return. */
public final class IssueCredit {
    private IssueCredit() {}

    /** @param currency ISO 4217 */
    public record Input(UUID returnId, BigDecimal creditAmount, String currency) {}

    /** @param accountId null when there was nothing to credit */
    public record Output(UUID accountId) {}
}
