package io.pontual.workers.ordering;

import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.shipping.contract.Shipments;
import java.util.Locale;

/** How far the goods are on their way to the customer, in the words of the cancellation and change policies; later ones are further. */
enum FulfilmentStage {
    /** Nobody prepares anything, or what was prepared went back. */
    NONE,
    OFFERED,
    ACCEPTED,
    /** On the way from other nodes to the store; only the change policy tells it apart. */
    IN_TRANSFER,
    PICKED,
    /** Waiting in the store for the customer. */
    STAGED,
    /** A parcel that waits for the carrier. */
    PACKED,
    HANDED_OVER;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FulfilmentStage of(Pickups.Pickup pickup, boolean picked) {
        return switch (pickup.status()) {
            case "OFFERED" -> OFFERED;
            case "ACCEPTED" -> picked ? PICKED : ACCEPTED;
            case "READY" -> STAGED;
            case "HANDED_OVER" -> HANDED_OVER;
            default -> NONE;
        };
    }

    static FulfilmentStage of(Shipments.Shipment shipment, boolean picked) {
        return switch (shipment.status()) {
            case "OFFERED" -> OFFERED;
            case "ACCEPTED" -> picked ? PICKED : ACCEPTED;
            case "PICKED" -> PACKED;
            case "SHIPPED" -> HANDED_OVER;
            default -> NONE;
        };
    }
}
