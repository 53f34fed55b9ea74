package io.pontual.processes.payment;

import java.util.List;
import java.util.UUID;

/** Job {@code payment.withdraw-payments}: what some payments of an order set aside or took is not owed after all. */
public final class WithdrawPayments {
    private WithdrawPayments() {}

    /** @param paymentIds of the order; those that nobody was asked for do not matter */
    public record Input(UUID orderId, List<UUID> paymentIds) {}
}
