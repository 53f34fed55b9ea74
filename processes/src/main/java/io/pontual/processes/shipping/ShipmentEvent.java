package io.pontual.processes.shipping;

import io.pontual.processes.ordering.LineQuantity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Queue {@code pontual.shipping.node.evt}: what a node that sends goods and has a system of its own tells us.
 *
 * @param eventId the system's id of the event, the same for every copy
 * @param picked only for {@link Kind#PICKED}; empty otherwise
 * @param reason only for {@link Kind#REJECTED}; null otherwise
 * @param carrier only for {@link Kind#HANDED_TO_CARRIER}, may be null
 * @param trackingCode only for {@link Kind#HANDED_TO_CARRIER}, may be null
 */
public record ShipmentEvent(
        String eventId,
        UUID fulfilmentId,
        String nodeId,
        Kind kind,
        List<LineQuantity> picked,
        String reason,
        String carrier,
        String trackingCode,
        Instant at) {

    public enum Kind {
        ACCEPTED,
        REJECTED,
        PICKED,
        HANDED_TO_CARRIER
    }
}
