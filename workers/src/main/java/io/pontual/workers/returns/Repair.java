package io.pontual.workers.returns;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A unit that is to be repaired; see the table {@code repair}.
 *
 * @param slotAt null unless it is an appointment
 * @param claimId null unless it could not be repaired
 */
record Repair(
        UUID repairId,
        UUID orderId,
        String lineId,
        String sku,
        String description,
        String requestedBy,
        String way,
        String nodeId,
        Instant slotAt,
        String problem,
        Status status,
        String note,
        Instant bringBy,
        Duration within,
        UUID claimId,
        Instant requestedAt,
        Instant receivedAt,
        Instant repairedAt,
        Instant endedAt) {
    enum Status {
        /** The customer is to bring it. */
        REQUESTED,
        RECEIVED,
        /** The customer is to fetch it. */
        REPAIRED,
        /** An agent decides about a claim. */
        NOT_REPAIRABLE,
        CLOSED,
        NOT_BROUGHT,
        CANCELLED;

        private static final Map<Status, Set<Status>> NEXT = Map.of(
                REQUESTED, EnumSet.of(RECEIVED, NOT_BROUGHT, CANCELLED),
                RECEIVED, EnumSet.of(REPAIRED, NOT_REPAIRABLE),
                REPAIRED, EnumSet.of(CLOSED),
                NOT_REPAIRABLE, EnumSet.noneOf(Status.class),
                CLOSED, EnumSet.noneOf(Status.class),
                NOT_BROUGHT, EnumSet.noneOf(Status.class),
                CANCELLED, EnumSet.noneOf(Status.class));

        Set<Status> next() {
            return NEXT.get(this);
        }

        boolean hasEnded() {
            return next().isEmpty();
        }
    }
}
