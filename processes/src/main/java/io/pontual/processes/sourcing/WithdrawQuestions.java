package io.pontual.processes.sourcing;

import java.util.UUID;

/** Job {@code sourcing.withdraw-questions}: the order is cancelled; nothing of it waits for stock or for an answer. */
public final class WithdrawQuestions {
    private WithdrawQuestions() {}

    public record Input(UUID orderId) {}
}
