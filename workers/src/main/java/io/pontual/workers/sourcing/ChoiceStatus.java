package io.pontual.workers.sourcing;

import java.util.EnumSet;
import java.util.Set;

/** Where a question to the customer stands. It is answered once, by whoever comes first. */
enum ChoiceStatus {
    OPEN,
    /** By the customer, in time. */
    ANSWERED,
    /** The deadline passed: the default of the policy holds. */
    DEFAULTED,
    /** The order was cancelled. */
    WITHDRAWN;

    Set<ChoiceStatus> next() {
        return this == OPEN ? EnumSet.of(ANSWERED, DEFAULTED, WITHDRAWN) : EnumSet.noneOf(ChoiceStatus.class);
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    ChoiceStatus become(ChoiceStatus next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("A question that is " + this + " cannot become " + next);
        }
        return next;
    }
}
