package io.pontual.workers.picking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Picking that was put off.
 *
 * @param releaseAt when it begins, as decided last
 * @param dueOn the node's day on which the goods must be ready
 * @param reason code of {@code release-policy}
 * @param releasedAt null while it waits
 * @param releasedBy name of the API key that did not want to wait; null when the time came
 */
record Release(
        UUID fulfilmentId,
        UUID orderId,
        String nodeId,
        Instant releaseAt,
        LocalDate dueOn,
        String reason,
        Instant releasedAt,
        String releasedBy) {
    boolean waits() {
        return releasedAt == null;
    }

    String status() {
        return waits() ? "WAITING" : "RELEASED";
    }
}
