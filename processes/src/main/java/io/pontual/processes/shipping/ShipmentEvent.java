package io.pontual.processes.shipping;

import io.pontual.processes.picking.PickedLine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Queue {@code pontual.shipping.node.evt}: what a node that sends goods and has a system of its own tells us.
 *
 * @param eventId the system's id of the event, the same for every copy
 * @param picked only for {@link Kind#PICKED}; empty otherwise
 * @param parcels only for {@link Kind#PICKED}: what was packed; null or empty when the node does not say
 * @param reason only for {@link Kind#REJECTED}; null otherwise
 * @param carrier only for {@link Kind#HANDED_TO_CARRIER}, may be null
 * @param trackingCode only for {@link Kind#HANDED_TO_CARRIER}, may be null
 */
public record ShipmentEvent(
        String eventId,
        UUID fulfilmentId,
        String nodeId,
        Kind kind,
        List<PickedLine> picked,
        String reason,
        String carrier,
        String trackingCode,
        Instant at,
        List<PackedParcel> parcels) {
    /** Of a node that does not say what it packed. */
    public ShipmentEvent(
            String eventId,
            UUID fulfilmentId,
            String nodeId,
            Kind kind,
            List<PickedLine> picked,
            String reason,
            String carrier,
            String trackingCode,
            Instant at) {
        this(eventId, fulfilmentId, nodeId, kind, picked, reason, carrier, trackingCode, at, null);
    }

    public enum Kind {
        ACCEPTED,
        REJECTED,
        PICKED,
        HANDED_TO_CARRIER
    }
}
