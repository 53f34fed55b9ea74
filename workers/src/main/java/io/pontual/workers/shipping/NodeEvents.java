package io.pontual.workers.shipping;

import io.pontual.processes.shipping.ShipmentEvent;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what a node's own system reports of a parcel. */
@Service
class NodeEvents {
    private final ShipmentRepository shipments;
    private final Parcels parcels;
    private final NodeGateway gateway;
    private final Clock clock;

    NodeEvents(ShipmentRepository shipments, Parcels parcels, NodeGateway gateway, Clock clock) {
        this.shipments = shipments;
        this.parcels = parcels;
        this.gateway = gateway;
        this.clock = clock;
    }

    /**
     * Hands the event on to the process, in whatever order it comes: the engine keeps it until the process waits for it.
     * That a parcel is gone is written down at once, since from then on the order cannot be cancelled.
     *
     * @return why it fits nothing, for an operator; empty when it was handed on, or crossed a recall
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> apply(ShipmentEvent event) {
        var found = shipments.lock(event.fulfilmentId());
        if (found.isEmpty()) {
            return Optional.of("There is no shipment " + event.fulfilmentId());
        }
        var shipment = found.get();
        var misfit = misfit(shipment, event);
        if (misfit.isEmpty() && !crossedRecall(shipment, event)) {
            remember(shipment, event);
            gateway.tellProcess(event);
        }
        return misfit;
    }

    private static Optional<String> misfit(Shipment shipment, ShipmentEvent event) {
        if (!shipment.offer().nodeId().equals(event.nodeId())) {
            return Optional.of("Node " + event.nodeId() + " reports on a shipment of node "
                    + shipment.offer().nodeId());
        }
        if (!shipment.hasOwnSystem()) {
            return Optional.of("Node " + event.nodeId() + " works in tasks for this shipment");
        }
        if (shipment.status().hasEnded() && !crossedRecall(shipment, event)) {
            return Optional.of(event.kind() + " for a shipment that is " + shipment.status());
        }
        return event.parcels() == null ? Optional.empty() : Packing.problem(event.parcels());
    }

    /** Said before the recall reached the node; but goods that have left all the same are for an operator. */
    private static boolean crossedRecall(Shipment shipment, ShipmentEvent event) {
        return shipment.is(ShipmentStatus.RECALLED) && event.kind() != ShipmentEvent.Kind.HANDED_TO_CARRIER;
    }

    private void remember(Shipment shipment, ShipmentEvent event) {
        switch (event.kind()) {
            case ACCEPTED -> shipment.nodeSaid(true);
            case REJECTED -> shipment.nodeSaid(false);
            case HANDED_TO_CARRIER ->
                shipment.leave(new Shipment.Carriage(event.carrier(), event.trackingCode()), clock.instant());
            case PICKED -> {
                if (event.parcels() != null && !event.parcels().isEmpty()) {
                    parcels.packed(shipment, event.parcels());
                }
                return;
            }
        }
        shipments.update(shipment);
    }
}
