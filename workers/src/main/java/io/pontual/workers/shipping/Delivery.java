package io.pontual.workers.shipping;

import io.pontual.processes.shipping.TrackingEvent;
import java.time.Instant;
import java.util.UUID;

/** One parcel that a carrier has. */
class Delivery {
    /**
     * @param carrier may be null, like all that follows but the last
     * @param promisedBy when the customer was promised to have it
     * @param expectedBy when it arrives by the carrier's transit days
     * @param promisedFrom when the window begins whose end {@code promisedBy} is; null without a window
     */
    record Parcel(
            UUID parcelId,
            UUID orderId,
            UUID fulfilmentId,
            String carrier,
            String trackingCode,
            Instant promisedBy,
            Instant expectedBy,
            Instant dispatchedAt,
            Instant promisedFrom) {
        /** Without a window. */
        Parcel(
                UUID parcelId,
                UUID orderId,
                UUID fulfilmentId,
                String carrier,
                String trackingCode,
                Instant promisedBy,
                Instant expectedBy,
                Instant dispatchedAt) {
            this(parcelId, orderId, fulfilmentId, carrier, trackingCode, promisedBy, expectedBy, dispatchedAt, null);
        }

        /** The customer was promised what the carrier needs. */
        Parcel(
                UUID parcelId,
                UUID orderId,
                UUID fulfilmentId,
                String carrier,
                String trackingCode,
                Instant promisedBy,
                Instant dispatchedAt) {
            this(parcelId, orderId, fulfilmentId, carrier, trackingCode, promisedBy, promisedBy, dispatchedAt);
        }

        Parcel promised(Instant by) {
            return new Parcel(parcelId, orderId, fulfilmentId, carrier, trackingCode, by, expectedBy, dispatchedAt);
        }

        /** Our own courier comes when it was agreed; what a carrier needs stays. */
        Parcel promised(Instant from, Instant by) {
            return new Parcel(
                    parcelId,
                    orderId,
                    fulfilmentId,
                    carrier,
                    trackingCode,
                    by,
                    Courier.CODE.equals(carrier) ? by : expectedBy,
                    dispatchedAt,
                    from);
        }

        boolean hasWindow() {
            return promisedFrom != null;
        }
    }

    /**
     * @param statusAt by the carrier's clock; null until it has said anything
     * @param place may be null
     * @param lastEventAt by our clock; null until the carrier has said anything
     */
    record State(
            DeliveryStatus status, Instant statusAt, String place, int attempts, Instant lastEventAt, Instant endedAt) {
        static final State NEW = new State(DeliveryStatus.DISPATCHED, null, null, 0, null, null);
    }

    private final Parcel parcel;
    private final String token;
    private State state;

    Delivery(Parcel parcel, String token, State state) {
        this.parcel = parcel;
        this.token = token;
        this.state = state;
    }

    UUID parcelId() {
        return parcel.parcelId();
    }

    Parcel parcel() {
        return parcel;
    }

    String token() {
        return token;
    }

    State state() {
        return state;
    }

    /**
     * Takes in an event that is new. One that is older than what is known is counted, and moves nothing back.
     *
     * @param now by our clock
     * @return whether the parcel stands elsewhere now
     */
    boolean take(TrackingEvent event, Instant now) {
        var status = DeliveryStatus.of(event.status());
        var attempts = state.attempts() + (event.status() == TrackingEvent.Status.ATTEMPT_FAILED ? 1 : 0);
        if (!isNews(status, event.occurredAt())) {
            state = new State(state.status(), state.statusAt(), state.place(), attempts, now, state.endedAt());
            return false;
        }
        var moved = status != state.status();
        state = new State(
                status,
                event.occurredAt(),
                event.place() == null ? state.place() : event.place(),
                attempts,
                now,
                status.hasEnded() ? now : null);
        // A second attempt that failed is news although the word is the same.
        return moved || status == DeliveryStatus.ATTEMPT_FAILED;
    }

    private boolean isNews(DeliveryStatus status, Instant occurredAt) {
        if (state.status().hasEnded()) {
            return false;
        }
        if (status.phase() != state.status().phase()) {
            return status.phase().compareTo(state.status().phase()) > 0;
        }
        if (state.statusAt() == null || occurredAt.isAfter(state.statusAt())) {
            return true;
        }
        return occurredAt.equals(state.statusAt()) && status.compareTo(state.status()) > 0;
    }
}
