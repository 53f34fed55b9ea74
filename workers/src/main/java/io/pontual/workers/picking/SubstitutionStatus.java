package io.pontual.workers.picking;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a proposal of another product stands. The only place that says what may follow what. */
enum SubstitutionStatus {
    PROPOSED,
    /** Somebody decides, or nobody has to. */
    OFFERED,
    ACCEPTED,
    DECLINED,
    /** It is a line of the order. */
    TAKEN,
    /** The line stays short. */
    REFUSED;

    private static final Map<SubstitutionStatus, Set<SubstitutionStatus>> NEXT = Map.of(
            PROPOSED, EnumSet.of(OFFERED, REFUSED),
            OFFERED, EnumSet.of(ACCEPTED, DECLINED, TAKEN, REFUSED),
            ACCEPTED, EnumSet.of(TAKEN, REFUSED),
            DECLINED, EnumSet.of(REFUSED),
            TAKEN, EnumSet.noneOf(SubstitutionStatus.class),
            REFUSED, EnumSet.noneOf(SubstitutionStatus.class));

    boolean hasEnded() {
        return next().isEmpty();
    }

    Set<SubstitutionStatus> next() {
        return NEXT.get(this);
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    SubstitutionStatus become(SubstitutionStatus next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("A substitution that is " + this + " cannot become " + next);
        }
        return next;
    }
}
