package io.pontual.processes.sourcing;

import java.util.UUID;

/** Job {@code sourcing.withdraw-added-lines}: nobody is to supply the lines that a change would have added. */
public final class WithdrawAddedLines {
    private WithdrawAddedLines() {}

    public record Input(UUID orderId, UUID changeId) {}
}
