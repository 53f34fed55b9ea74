package io.pontual.workers.shipping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the customer wants of a parcel on its way. @param deliverOn only to reschedule @param destination only to redirect */
record DeliveryWish(
        UUID wishId,
        UUID parcelId,
        Kind kind,
        LocalDate deliverOn,
        String destination,
        Instant wishedAt,
        Instant passedOnAt) {
    enum Kind {
        RESCHEDULE,
        REDIRECT
    }

    boolean asks(DeliveryWish other) {
        return kind == other.kind
                && java.util.Objects.equals(deliverOn, other.deliverOn)
                && java.util.Objects.equals(destination, other.destination);
    }
}
