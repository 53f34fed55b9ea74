package io.pontual.workers.shipping;

import io.pontual.processes.shipping.TrackingEvent;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** How a carrier knows a parcel. */
record TrackingLabel(String carrier, String trackingCode) {
    static TrackingLabel of(TrackingEvent event) {
        return new TrackingLabel(event.carrier(), event.trackingCode());
    }

    static TrackingLabel of(Delivery delivery) {
        return new TrackingLabel(delivery.parcel().carrier(), delivery.parcel().trackingCode());
    }

    boolean isComplete() {
        return carrier != null && trackingCode != null && !trackingCode.isBlank();
    }

    /** A number for it; two labels that share one only wait for each other. */
    long lock() {
        return UUID.nameUUIDFromBytes((carrier + "/" + trackingCode).getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }
}
