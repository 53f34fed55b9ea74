package io.pontual.workers.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A cancellation that was asked for.
 *
 * @param note in the canceller's words; may be null
 * @param fee that was agreed, in the order's currency
 * @param approvalDueAt null when no approval was needed
 * @param decidedAt null while somebody must agree
 */
record CancellationRequest(
        UUID requestId,
        UUID orderId,
        Canceller requestedBy,
        String note,
        CancellationStatus status,
        BigDecimal fee,
        String reasonPt,
        String reasonEn,
        Instant approvalDueAt,
        Instant requestedAt,
        Instant decidedAt) {}
