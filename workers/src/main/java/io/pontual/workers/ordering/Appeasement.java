package io.pontual.workers.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Money that somebody wants to give back to appease a customer.
 *
 * @param kind {@code refund}, {@code store-credit} or {@code free-shipping}
 * @param amount in the order's currency
 * @param waived whether nothing goes back, since it was not charged in the first place
 * @param approvalDueAt null when nobody needed to agree
 * @param decidedAt null while somebody must agree
 */
record Appeasement(
        UUID appeasementId,
        UUID orderId,
        String kind,
        BigDecimal amount,
        String role,
        String reason,
        AppeasementStatus status,
        boolean waived,
        Instant approvalDueAt,
        Instant requestedAt,
        Instant decidedAt) {
    static final String FREE_SHIPPING = "free-shipping";

    boolean freesShipping() {
        return kind.equals(FREE_SHIPPING);
    }
}
