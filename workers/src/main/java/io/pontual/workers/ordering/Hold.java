package io.pontual.workers.ordering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Stops an order, or one of its fulfilments, at the next place where it must be free of holds.
 *
 * @param fulfilmentId the only one that is held; null when the whole order is
 * @param releaseAt from when it holds no more, by itself; null when somebody must release it
 * @param review null unless it is for fear of fraud
 * @param release null as long as nobody has released it
 */
record Hold(
        UUID holdId,
        UUID orderId,
        UUID fulfilmentId,
        HoldType type,
        List<String> reasons,
        String placedBy,
        Instant placedAt,
        Instant releaseAt,
        Review review,
        Release release) {
    /** @param withoutDecision {@code approve} or {@code refuse}: what holds when nobody has decided by then */
    record Review(Instant dueAt, String withoutDecision) {}

    record Release(String by, Instant at, String reason) {}

    boolean isOpen() {
        return release == null;
    }

    /** To be released by now, without anybody's doing. */
    boolean lapsed(Instant now) {
        return isOpen() && releaseAt != null && !releaseAt.isAfter(now);
    }

    boolean isOf(UUID fulfilment) {
        return fulfilmentId == null || fulfilmentId.equals(fulfilment);
    }

    /** Which message tells those who wait. */
    UUID target() {
        return fulfilmentId == null ? orderId : fulfilmentId;
    }
}
