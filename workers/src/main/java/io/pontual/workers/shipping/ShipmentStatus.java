package io.pontual.workers.shipping;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where one parcel stands. The only place that says what may follow what. */
enum ShipmentStatus {
    OFFERED,
    ACCEPTED,
    /** Picked: the parcel waits for the carrier. */
    PICKED,
    SHIPPED,
    /** The node did not take it on, or found nothing of it. */
    REJECTED,
    /** The order was cancelled, or another node sends the goods. */
    RECALLED;

    private static final Map<ShipmentStatus, Set<ShipmentStatus>> NEXT = Map.of(
            OFFERED, EnumSet.of(ACCEPTED, REJECTED, RECALLED),
            ACCEPTED, EnumSet.of(PICKED, REJECTED, RECALLED),
            PICKED, EnumSet.of(SHIPPED, RECALLED),
            SHIPPED, EnumSet.noneOf(ShipmentStatus.class),
            REJECTED, EnumSet.noneOf(ShipmentStatus.class),
            RECALLED, EnumSet.noneOf(ShipmentStatus.class));

    Set<ShipmentStatus> next() {
        return NEXT.get(this);
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    ShipmentStatus become(ShipmentStatus next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("A shipment that is " + this + " cannot become " + next);
        }
        return next;
    }

    boolean hasEnded() {
        return next().isEmpty();
    }
}
