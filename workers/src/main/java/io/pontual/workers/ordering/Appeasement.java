package io.pontual.workers.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Money that somebody wants to give back to appease a customer.
 *
 * @param kind {@code refund} or {@code store-credit}
 * @param amount in the order's currency
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
        Instant approvalDueAt,
        Instant requestedAt,
        Instant decidedAt) {}
