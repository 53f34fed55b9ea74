package io.pontual.workers.shipping;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.shipping.contract.Carriers;
import org.springframework.stereotype.Component;

/** Names of the places to which parcels may be redirected, and of who brings them. */
@Component
class DeliveryPlaces {
    private final PickupPoints points;
    private final Catalogue catalogue;
    private final ShipmentRepository shipments;

    DeliveryPlaces(PickupPoints points, Catalogue catalogue, ShipmentRepository shipments) {
        this.points = points;
        this.catalogue = catalogue;
        this.shipments = shipments;
    }

    /** As customers know it: a store's own courier by the name of the store. May be null. */
    String carrier(Delivery.Parcel parcel) {
        return Courier.CODE.equals(parcel.carrier())
                ? shipments
                        .find(parcel.fulfilmentId())
                        .flatMap(shipment -> catalogue.node(shipment.offer().nodeId()))
                        .map(Catalogue.Node::name)
                        .orElseGet(() -> Carriers.name(Courier.CODE))
                : Carriers.name(parcel.carrier());
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
