package io.pontual.workers.care;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A customer and staff of a store meet; see the table {@code appointment}.
 *
 * @param lineId what is to be assembled; null for a shopper
 * @param moves how often it was moved
 * @param endedAt null while it is open
 */
record Appointment(
        UUID appointmentId,
        UUID orderId,
        String service,
        String lineId,
        String description,
        String nodeId,
        Instant slotAt,
        Status status,
        int moves,
        String requestedBy,
        Instant requestedAt,
        Instant endedAt) {
    static final String SHOPPER = "shopper";
    static final String ASSEMBLY = "assembly";

    enum Status {
        BOOKED,
        /** The goods were not there: its hour is given back, and the customer is to choose another. */
        POSTPONED,
        DONE,
        /** The customer was not there. */
        MISSED,
        CANCELLED;

        private static final Map<Status, Set<Status>> NEXT = Map.of(
                BOOKED, EnumSet.of(POSTPONED, DONE, MISSED, CANCELLED),
                POSTPONED, EnumSet.of(BOOKED, CANCELLED),
                DONE, EnumSet.noneOf(Status.class),
                MISSED, EnumSet.noneOf(Status.class),
                CANCELLED, EnumSet.noneOf(Status.class));

        Set<Status> next() {
            return NEXT.get(this);
        }

        boolean hasEnded() {
            return next().isEmpty();
        }
    }

    boolean isAssembly() {
        return service.equals(ASSEMBLY);
    }
}
