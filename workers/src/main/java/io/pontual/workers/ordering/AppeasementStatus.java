package io.pontual.workers.ordering;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where an appeasement stands. The only place that says what may follow what. */
enum AppeasementStatus {
    /** More than whoever asked may give alone: a supervisor must agree. */
    WAITING,
    /** The money is on its way to the customer, or with them. */
    GRANTED,
    REFUSED;

    private static final Map<AppeasementStatus, Set<AppeasementStatus>> NEXT = Map.of(
            WAITING, EnumSet.of(GRANTED, REFUSED),
            GRANTED, EnumSet.noneOf(AppeasementStatus.class),
            REFUSED, EnumSet.noneOf(AppeasementStatus.class));

    Set<AppeasementStatus> next() {
        return NEXT.get(this);
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    AppeasementStatus become(AppeasementStatus next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("An appeasement that is " + this + " cannot become " + next);
        }
        return next;
    }
}
