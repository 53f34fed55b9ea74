package io.pontual.workers.picking.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** When nodes begin to pick. */
public interface PickingTimes {
    /**
     * Says when picking is to begin, and writes that down, in the caller's transaction.
     *
     * @return empty for at once
     */
    Optional<Instant> plan(UUID orderId, UUID fulfilmentId, String nodeId);

    /**
     * What the order is promised has changed: it is decided anew when its picking begins, as far as it has not, in the
     * caller's transaction.
     */
    void reconsider(UUID orderId);

    /** Only of what was put off. */
    List<PickingTime> ofOrder(UUID orderId);

    /**
     * @param status WAITING or RELEASED
     * @param releaseAt when it begins, as decided last
     * @param dueOn the node's day on which the goods must be ready
     * @param reason code
     * @param releasedAt null while it waits
     */
    record PickingTime(
            UUID fulfilmentId, String status, Instant releaseAt, LocalDate dueOn, String reason, Instant releasedAt) {}
}
