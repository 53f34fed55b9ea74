package io.pontual.workers.pickup;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the pickup that a step of the process is about, if there is still something to do for it. */
@Component
class OpenPickups {
    private final PickupRepository pickups;
    private final Orders orders;

    OpenPickups(PickupRepository pickups, Orders orders) {
        this.pickups = pickups;
        this.orders = orders;
    }

    /**
     * Locks it for the caller's transaction.
     *
     * @return empty when it has ended, or was never offered since the order is being cancelled: the process will be
     *     stopped, and until then its steps must do nothing
     * @throws NeedsOperator when it was never offered although the order is open
     */
    Optional<Pickup> lock(UUID orderId, UUID fulfilmentId) {
        var pickup = pickups.lock(fulfilmentId);
        if (pickup.isEmpty() && orders.openForWork(orderId)) {
            throw new NeedsOperator("Fulfilment " + fulfilmentId + " of order " + orderId
                    + " was never offered to a store. Move the process back to 'Offer to store'.");
        }
        return pickup.filter(found -> !found.status().hasEnded());
    }
}
