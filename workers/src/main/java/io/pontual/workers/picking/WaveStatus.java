package io.pontual.workers.picking;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a wave stands. The only place that says what may follow what. */
enum WaveStatus {
    /** Others may join. */
    OPEN,
    CLOSED,
    /** Its picker walks. */
    STARTED,
    COMPLETED;

    private static final Map<WaveStatus, Set<WaveStatus>> NEXT = Map.of(
            OPEN, EnumSet.of(CLOSED, STARTED, COMPLETED),
            CLOSED, EnumSet.of(STARTED, COMPLETED),
            STARTED, EnumSet.of(COMPLETED),
            COMPLETED, EnumSet.noneOf(WaveStatus.class));

    Set<WaveStatus> next() {
        return NEXT.get(this);
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    WaveStatus become(WaveStatus next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("A wave that is " + this + " cannot become " + next);
        }
        return next;
    }
}
