package io.pontual.workers.shipping;

import io.pontual.processes.ordering.LineQuantity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The parcels of a warehouse with a management system, for those who follow them. */
@Component
class WarehouseParcels {
    private final WarehouseRepository warehouse;

    WarehouseParcels(WarehouseRepository warehouse) {
        this.warehouse = warehouse;
    }

    /** @param lines what is in it */
    record Gone(Delivery.Parcel parcel, List<LineQuantity> lines) {}

    /** @return those that the warehouse says have left; none of a node without such a system */
    List<Gone> gone(Shipment shipment, Instant at) {
        if (!shipment.hasWarehouseSystem()) {
            return List.of();
        }
        var offer = shipment.offer();
        return warehouse.find(offer.fulfilmentId()).withCarrier().stream()
                .map(parcel -> new Gone(
                        new Delivery.Parcel(
                                id(offer.fulfilmentId(), parcel.number()),
                                offer.orderId(),
                                offer.fulfilmentId(),
                                parcel.by().carrier(),
                                parcel.by().trackingCode(),
                                null,
                                at),
                        parcel.contents()))
                .toList();
    }

    /** The same whenever it is asked for. */
    private static UUID id(UUID fulfilmentId, String number) {
        return UUID.nameUUIDFromBytes((fulfilmentId + "/" + number).getBytes(StandardCharsets.UTF_8));
    }
}
