package io.pontual.workers.shipping;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.inventory.contract.PickupPoints;
import org.springframework.stereotype.Component;

/** Names of the places to which parcels may be redirected. */
@Component
class DeliveryPlaces {
    private final PickupPoints points;
    private final Catalogue catalogue;

    DeliveryPlaces(PickupPoints points, Catalogue catalogue) {
        this.points = points;
        this.catalogue = catalogue;
    }

    /** Of one that is gone, its code. @param code of a pickup point or store; may be null, which gives null */
    String name(String code) {
        return code == null
                ? null
                : points.point(code)
                        .map(PickupPoints.Point::name)
                        .or(() -> catalogue.node(code).map(Catalogue.Node::name))
                        .orElse(code);
    }
}
