package io.pontual.workers.ordering;

import io.pontual.workers.picking.contract.Picks;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.shipping.contract.Shipments;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How far the goods of an order are, as those know who have them. */
@Component
class FulfilmentStages {
    private final Pickups pickups;
    private final Shipments shipments;
    private final Picks picks;

    FulfilmentStages(Pickups pickups, Shipments shipments, Picks picks) {
        this.pickups = pickups;
        this.shipments = shipments;
        this.picks = picks;
    }

    FulfilmentStage furthest(UUID orderId) {
        return of(orderId).values().stream().max(Comparator.naturalOrder()).orElse(FulfilmentStage.NONE);
    }

    /** By fulfilment; one that nobody has been asked for is missing. */
    Map<UUID, FulfilmentStage> of(UUID orderId) {
        var stages = new HashMap<UUID, FulfilmentStage>();
        pickups.ofOrder(orderId)
                .forEach(pickup ->
                        stages.put(pickup.fulfilmentId(), FulfilmentStage.of(pickup, isPicked(pickup.fulfilmentId()))));
        shipments
                .ofOrder(orderId)
                .forEach(shipment -> stages.put(
                        shipment.fulfilmentId(), FulfilmentStage.of(shipment, isPicked(shipment.fulfilmentId()))));
        return stages;
    }

    private boolean isPicked(UUID fulfilmentId) {
        return !picks.found(fulfilmentId).isEmpty();
    }
}
