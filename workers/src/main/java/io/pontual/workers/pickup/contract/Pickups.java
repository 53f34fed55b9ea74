package io.pontual.workers.pickup.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How the collection of an order's goods stands. */
public interface Pickups {
    List<Pickup> ofOrder(UUID orderId);

    /**
     * Stops every pickup of the order that the customer has not yet taken away, in the caller's transaction, so that a
     * cancellation and a handover can never both win.
     *
     * @return false, and nothing is changed, when goods have already been handed over
     */
    boolean recall(UUID orderId);

    /** Times are null until the state is reached. */
    record Pickup(
            UUID fulfilmentId,
            String nodeId,
            String status,
            Instant offeredAt,
            Instant acceptedAt,
            Instant readyAt,
            Instant holdUntil,
            Instant handedOverAt,
            Instant endedAt,
            String reason) {}
}
