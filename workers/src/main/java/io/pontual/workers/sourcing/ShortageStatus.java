package io.pontual.workers.sourcing;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where lines stand that nobody supplies. The only place that says what may follow what. */
enum ShortageStatus {
    /** Just found, or the customer is being asked. */
    OPEN,
    /** In the work queue, until stock arrives. */
    WAITING,
    /** Sourced again: something else carries the lines on. */
    SOURCED,
    CANCELLED;

    private static final Map<ShortageStatus, Set<ShortageStatus>> NEXT = Map.of(
            OPEN, EnumSet.of(WAITING, SOURCED, CANCELLED),
            WAITING, EnumSet.of(SOURCED, CANCELLED),
            SOURCED, EnumSet.noneOf(ShortageStatus.class),
            CANCELLED, EnumSet.noneOf(ShortageStatus.class));

    Set<ShortageStatus> next() {
        return NEXT.get(this);
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    ShortageStatus become(ShortageStatus next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("A shortage that is " + this + " cannot become " + next);
        }
        return next;
    }

    boolean hasEnded() {
        return next().isEmpty();
    }
}
