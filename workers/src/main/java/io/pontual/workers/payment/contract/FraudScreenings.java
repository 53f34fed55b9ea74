package io.pontual.workers.payment.contract;

import java.util.Map;
import java.util.UUID;

/** What payment providers' own fraud screening said. */
public interface FraudScreenings {
    /** {@code PENDING}, {@code APPROVED} or {@code DENIED} by payment; without those that nobody screens. */
    Map<UUID, String> ofOrder(UUID orderId);
}
