package io.pontual.workers.shipping;

import io.pontual.processes.shipping.TrackingEvent;

/**
 * Where a parcel stands that a carrier has. Carriers report late, twice and in any order, so no event is expected after
 * another: what counts is how far the parcel's way has come, and within that what happened last.
 */
enum DeliveryStatus {
    DISPATCHED(Phase.OUTBOUND),
    IN_TRANSIT(Phase.OUTBOUND),
    DELAYED(Phase.OUTBOUND),
    OUT_FOR_DELIVERY(Phase.OUTBOUND),
    ATTEMPT_FAILED(Phase.OUTBOUND),
    ADDRESS_WRONG(Phase.OUTBOUND),
    AT_PICKUP_POINT(Phase.OUTBOUND),
    REFUSED(Phase.INBOUND),
    RETURNING(Phase.INBOUND),
    DELIVERED(Phase.ENDED),
    RETURNED(Phase.ENDED),
    LOST(Phase.ENDED),
    DAMAGED(Phase.ENDED);

    /** Never goes back. */
    enum Phase {
        /** To the customer. */
        OUTBOUND,
        /** Back to us. */
        INBOUND,
        ENDED
    }

    private final Phase phase;

    DeliveryStatus(Phase phase) {
        this.phase = phase;
    }

    Phase phase() {
        return phase;
    }

    boolean hasEnded() {
        return phase == Phase.ENDED;
    }

    static DeliveryStatus of(TrackingEvent.Status reported) {
        return switch (reported) {
            case ANNOUNCED -> DISPATCHED;
            case COLLECTED, IN_TRANSIT -> IN_TRANSIT;
            case DELAYED -> DELAYED;
            case OUT_FOR_DELIVERY -> OUT_FOR_DELIVERY;
            case ATTEMPT_FAILED -> ATTEMPT_FAILED;
            case ADDRESS_WRONG -> ADDRESS_WRONG;
            case AT_PICKUP_POINT -> AT_PICKUP_POINT;
            case REFUSED -> REFUSED;
            case RETURNING -> RETURNING;
            case DELIVERED -> DELIVERED;
            case RETURNED -> RETURNED;
            case LOST -> LOST;
            case DAMAGED -> DAMAGED;
        };
    }
}
