package io.pontual.workers.shipping;

import io.pontual.workers.picking.contract.WaveMembers;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Shipments that are stopped before they leave. */
@Service
class ShipmentRecall {
    private final ShipmentRepository shipments;
    private final Parcels parcels;
    private final WaveMembers waves;
    private final NodeGateway node;
    private final ShipmentStory story;
    private final Clock clock;

    ShipmentRecall(
            ShipmentRepository shipments,
            Parcels parcels,
            WaveMembers waves,
            NodeGateway node,
            ShipmentStory story,
            Clock clock) {
        this.shipments = shipments;
        this.parcels = parcels;
        this.waves = waves;
        this.node = node;
        this.story = story;
        this.clock = clock;
    }

    /** The order is cancelled: whatever has not left is called back. */
    @Transactional
    public void recallOpen(UUID orderId) {
        shipments.lockOrder(orderId).stream()
                .filter(shipment -> !shipment.hasLeft())
                .forEach(this::recall);
    }

    /** @return false, and nothing is changed, when a carrier has goods of the order */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean recallUnlessGone(UUID orderId) {
        var all = shipments.lockOrder(orderId);
        if (all.stream().anyMatch(Shipment::hasLeft)) {
            return false;
        }
        all.forEach(this::recall);
        return true;
    }

    /** @return false, and nothing is changed, when its goods are picked, or it has ended */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean recallUnlessPicked(UUID fulfilmentId) {
        var early = shipments
                .lock(fulfilmentId)
                .filter(shipment -> !shipment.hasLeft())
                .filter(shipment ->
                        List.of(ShipmentStatus.OFFERED, ShipmentStatus.ACCEPTED).contains(shipment.status()));
        early.ifPresent(this::recall);
        return early.isPresent();
    }

    private void recall(Shipment shipment) {
        if (!shipment.status().hasEnded()) {
            shipment.recall(clock.instant());
            shipments.update(shipment);
            parcels.recall(shipment.fulfilmentId());
            waves.leave(shipment.fulfilmentId());
            node.recall(shipment);
            story.tell(shipment, TimelineKind.SHIPMENT_RECALLED);
        }
    }
}
