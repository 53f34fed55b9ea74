package io.pontual.processes.shipping;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Queue {@code pontual.shipping.warehouse.evt}: what a warehouse that has a management system confirms. One release is
 * confirmed in as many events as the warehouse likes, in any order; their quantities add up.
 *
 * @param eventId the system's id of the event, the same for every copy
 * @param lines what was picked, is short, or is in the parcel; empty for the other kinds
 * @param parcel only for {@link Kind#PACKED} and {@link Kind#HANDED_TO_CARRIER}; null otherwise
 * @param reason only for {@link Kind#REFUSED}; null otherwise
 * @param carrier only for {@link Kind#HANDED_TO_CARRIER}, may be null
 * @param trackingCode only for {@link Kind#HANDED_TO_CARRIER}, may be null
 * @param at when it happened there
 */
public record WarehouseEvent(
        String eventId,
        UUID fulfilmentId,
        String nodeId,
        Kind kind,
        List<Line> lines,
        Parcel parcel,
        String reason,
        String carrier,
        String trackingCode,
        Instant at) {

    public WarehouseEvent {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    public enum Kind {
        TAKEN_ON,
        /** Nothing of it is sent. */
        REFUSED,
        PICKED,
        /** Units that will not be picked. */
        SHORT,
        PACKED,
        HANDED_TO_CARRIER
    }

    /** @param quantity units, at least 1 @param reason only for {@link Kind#SHORT}, may be null */
    public record Line(String lineId, int quantity, String reason) {}

    /**
     * Weight and size are null when it is handed to the carrier: they are told when it is packed.
     *
     * @param number the warehouse's, unique within the fulfilment
     * @param weightGrams with its packaging
     */
    public record Parcel(String number, Integer weightGrams, Integer lengthMm, Integer widthMm, Integer heightMm) {}
}
