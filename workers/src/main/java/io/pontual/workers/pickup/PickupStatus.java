package io.pontual.workers.pickup;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where the collection of one fulfilment stands. The only place that says what may follow what. */
enum PickupStatus {
    OFFERED,
    ACCEPTED,
    /** The store did not take the order on, or found nothing of it. */
    REJECTED,
    /** Staged: the customer can come. */
    READY,
    HANDED_OVER,
    /** Nobody came in time. */
    EXPIRED,
    /** The order was cancelled. */
    RECALLED;

    private static final Map<PickupStatus, Set<PickupStatus>> NEXT = Map.of(
            OFFERED, EnumSet.of(ACCEPTED, REJECTED, RECALLED),
            ACCEPTED, EnumSet.of(READY, REJECTED, RECALLED),
            READY, EnumSet.of(HANDED_OVER, EXPIRED, RECALLED),
            REJECTED, EnumSet.noneOf(PickupStatus.class),
            HANDED_OVER, EnumSet.noneOf(PickupStatus.class),
            EXPIRED, EnumSet.noneOf(PickupStatus.class),
            RECALLED, EnumSet.noneOf(PickupStatus.class));

    Set<PickupStatus> next() {
        return NEXT.get(this);
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    PickupStatus become(PickupStatus next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("A pickup that is " + this + " cannot become " + next);
        }
        return next;
    }

    boolean hasEnded() {
        return next().isEmpty();
    }
}
