package io.pontual.workers.shipping;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the shipment that a step of the process is about, if there is still something to do for it. */
@Component
class OpenShipments {
    private final ShipmentRepository shipments;
    private final Orders orders;

    OpenShipments(ShipmentRepository shipments, Orders orders) {
        this.shipments = shipments;
        this.orders = orders;
    }

    /**
     * Locks it for the caller's transaction.
     *
     * @return empty when it has ended, or was never offered since the order is being cancelled: the process will be
     *     stopped, and until then its steps must do nothing
     * @throws NeedsOperator when it was never offered although the order is open
     */
    Optional<Shipment> lock(UUID orderId, UUID fulfilmentId) {
        var shipment = shipments.lock(fulfilmentId);
        if (shipment.isEmpty() && orders.openForWork(orderId)) {
            throw new NeedsOperator("Fulfilment " + fulfilmentId + " of order " + orderId
                    + " was never offered to a node. Move the process back to 'Offer to node'.");
        }
        return shipment.filter(found -> !found.status().hasEnded());
    }
}
