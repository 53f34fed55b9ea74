package io.pontual.workers.ordering;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a cancellation that was asked for stands. The only place that says what may follow what. */
enum CancellationStatus {
    /** Somebody must agree. */
    WAITING,
    /** The order is being cancelled because of it. */
    GRANTED,
    /** Somebody decided against it, or nobody answered and the policy says so. */
    REFUSED,
    /** It was approved, but goods had been handed over by then. */
    TOO_LATE,
    /** The order ended, or was cancelled for another reason, before anybody decided. */
    WITHDRAWN;

    private static final Map<CancellationStatus, Set<CancellationStatus>> NEXT = Map.of(
            WAITING, EnumSet.of(GRANTED, REFUSED, TOO_LATE, WITHDRAWN),
            GRANTED, EnumSet.noneOf(CancellationStatus.class),
            REFUSED, EnumSet.noneOf(CancellationStatus.class),
            TOO_LATE, EnumSet.noneOf(CancellationStatus.class),
            WITHDRAWN, EnumSet.noneOf(CancellationStatus.class));

    Set<CancellationStatus> next() {
        return NEXT.get(this);
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    CancellationStatus become(CancellationStatus next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("A cancellation that is " + this + " cannot become " + next);
        }
        return next;
    }
}
