package io.pontual.processes.payment;

import java.util.UUID;

/**
 * Job {@code payment.release-payments}: void every authorisation of the order, those still under way too. When none is
 * left, message {@code payment.payments-settled} follows.
 */
public final class ReleasePayments {
    private ReleasePayments() {}

    public record Input(UUID orderId) {}
}
