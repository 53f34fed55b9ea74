package io.pontual.processes.payment;

import java.util.UUID;

/** Job {@code payment.withdraw-credit}: undoes {@link IssueCredit}, once, as long as nothing of it was spent. */
public final class WithdrawCredit {
    private WithdrawCredit() {}

    /** @param accountId null when nothing was credited */
    public record Input(UUID accountId, UUID returnId) {}

    /** @param withdrawn false when some of it is spent or set aside */
    public record Output(boolean withdrawn) {}
}
