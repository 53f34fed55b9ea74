package io.pontual.workers.pickup;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer who has the goods brought to the vehicle.
 *
 * @param bay the sign at the parking space; null when not said
 * @param vehicle of what kind and colour; null when not said
 * @param expectedAt when the customer wanted to be there; null when not said
 * @param arrivedAt null while on the way
 * @param dueAt by when staff should be there; null while on the way
 * @param endedAt null until it has ended
 * @param departureId of the last time that the customer said to be on the way; null when the customer never did
 */
record CurbsideVisit(
        UUID visitId,
        UUID fulfilmentId,
        VisitStatus status,
        String bay,
        String vehicle,
        Instant expectedAt,
        Instant announcedAt,
        Instant arrivedAt,
        Instant dueAt,
        Instant endedAt,
        UUID departureId) {
    CurbsideVisit arrived(String where, String with, Instant at, Instant due) {
        return new CurbsideVisit(
                visitId,
                fulfilmentId,
                VisitStatus.WAITING,
                where == null ? bay : where,
                with == null ? vehicle : with,
                expectedAt,
                announcedAt,
                at,
                due,
                null,
                departureId);
    }

    CurbsideVisit ended(VisitStatus how, Instant at) {
        return new CurbsideVisit(
                visitId, fulfilmentId, how, bay, vehicle, expectedAt, announcedAt, arrivedAt, dueAt, at, departureId);
    }
}
