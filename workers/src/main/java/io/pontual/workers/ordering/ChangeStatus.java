package io.pontual.workers.ordering;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a change of an order stands. The only place that says what may follow what. */
enum ChangeStatus {
    /** Somebody must agree. */
    WAITING,
    /** It was agreed to, and the process carries it out. */
    APPLYING,
    APPLIED,
    /** Somebody decided against it, or nobody answered and the policy says so, or it was too late by then. */
    REFUSED,
    /** It could not be carried out; the order is as it was before. */
    FAILED,
    /** The order ended before anybody decided. */
    WITHDRAWN;

    private static final Map<ChangeStatus, Set<ChangeStatus>> NEXT = Map.of(
            WAITING, EnumSet.of(APPLYING, REFUSED, WITHDRAWN),
            APPLYING, EnumSet.of(APPLIED, FAILED),
            APPLIED, EnumSet.noneOf(ChangeStatus.class),
            REFUSED, EnumSet.noneOf(ChangeStatus.class),
            FAILED, EnumSet.noneOf(ChangeStatus.class),
            WITHDRAWN, EnumSet.noneOf(ChangeStatus.class));

    boolean hasEnded() {
        return NEXT.get(this).isEmpty();
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    ChangeStatus become(ChangeStatus next) {
        if (!NEXT.get(this).contains(next)) {
            throw new IllegalStateException("A change that is " + this + " cannot become " + next);
        }
        return next;
    }
}
