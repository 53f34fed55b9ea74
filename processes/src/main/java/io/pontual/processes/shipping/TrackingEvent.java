package io.pontual.processes.shipping;

import java.time.Instant;

/**
 * Queue {@code pontual.shipping.tracking.evt}: what a carrier reports of a parcel, in the words that all carriers share.
 * Events come late, twice and in any order.
 *
 * @param eventId the carrier's id of the event, the same for every copy
 * @param carrier our word for the carrier
 * @param trackingCode the carrier's number of the parcel
 * @param carrierCode the carrier's own word for what happened
 * @param occurredAt when it happened, by the carrier's clock
 * @param place a city or a depot, never an address; may be null
 * @param reason as the carrier wrote it; may be null
 * @param proof a reference to the proof of delivery, never a name or a picture; mostly null
 */
public record TrackingEvent(
        String eventId,
        String carrier,
        String trackingCode,
        Status status,
        String carrierCode,
        Instant occurredAt,
        String place,
        String reason,
        String proof) {

    public enum Status {
        /** The carrier knows that a parcel will come. */
        ANNOUNCED,
        COLLECTED,
        IN_TRANSIT,
        DELAYED,
        OUT_FOR_DELIVERY,
        /** Nobody was there. */
        ATTEMPT_FAILED,
        ADDRESS_WRONG,
        AT_PICKUP_POINT,
        DELIVERED,
        /** The customer did not take it. */
        REFUSED,
        /** On its way back to us. */
        RETURNING,
        RETURNED,
        LOST,
        DAMAGED
    }
}
