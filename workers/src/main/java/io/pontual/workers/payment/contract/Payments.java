package io.pontual.workers.payment.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How an order's money stands. */
public interface Payments {
    /** Empty until the process has asked for the money. */
    List<Payment> ofOrder(UUID orderId);

    /** @param reason why it was declined or failed; null otherwise */
    record Payment(
            UUID paymentId,
            String method,
            String status,
            String currency,
            BigDecimal amount,
            BigDecimal authorised,
            BigDecimal captured,
            String reason,
            Instant requestedAt,
            Instant authorisedAt,
            Instant settledAt) {}
}
