package io.pontual.processes.shipping;

import java.time.Instant;

/**
 * Queue {@code pontual.shipping.tracking.evt}: what a carrier says of a parcel, in our words, whichever carrier it is.
 * Events come twice, late and in any order; those of one parcel share a message group.
 *
 * @param eventId the carrier's id of the event, with the carrier before it; the same for every copy
 * @param carrier code of the carrier, such as {@code andorinha}
 * @param trackingCode the carrier's number of the parcel; it need not be one of ours
 * @param carrierCode the carrier's own code, for people who talk to it
 * @param occurredAt when it happened, by the carrier's clock
 * @param place a city or depot, never an address; may be null
 * @param reason why, in words of the carrier's mapping table; null when there is no more to say
 * @param proof the carrier's reference of a proof of delivery, neither a name nor a picture; null mostly
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
        /** The carrier knows of the parcel and does not have it yet. */
        ANNOUNCED,
        COLLECTED,
        IN_TRANSIT,
        DELAYED,
        OUT_FOR_DELIVERY,
        ATTEMPT_FAILED,
        ADDRESS_WRONG,
        AT_PICKUP_POINT,
        DELIVERED,
        REFUSED,
        RETURNING,
        RETURNED,
        LOST,
        DAMAGED
    }
}
