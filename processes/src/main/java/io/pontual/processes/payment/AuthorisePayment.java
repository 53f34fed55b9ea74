package io.pontual.processes.payment;

import java.util.UUID;

/** Job {@code payment.authorise-payment}: ask the provider to set one tender's money aside. */
public final class AuthorisePayment {
    private AuthorisePayment() {}

    public record Input(UUID orderId, UUID paymentId) {}
}
