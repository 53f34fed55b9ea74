package io.pontual.workers.returns;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a return stands. The only place that says what may follow what. */
enum ReturnStatus {
    /** The customer is to bring or send the goods. */
    REQUESTED,
    /** A carrier has them. */
    SENT,
    /** Not sent in time, though the money went back already: the customer is chased. */
    OVERDUE,
    /** A store has them in front of it, and the code was right. */
    ARRIVED,
    /** What came was counted. */
    RECEIVED,
    /** What came was looked at. */
    INSPECTED,
    CLOSED,
    CANCELLED,
    /** The goods were not brought in time. */
    EXPIRED,
    /** The goods never came, though the money went back. */
    WRITTEN_OFF;

    private static final Map<ReturnStatus, Set<ReturnStatus>> NEXT = Map.of(
            REQUESTED, EnumSet.of(SENT, OVERDUE, ARRIVED, CLOSED, CANCELLED, EXPIRED),
            SENT, EnumSet.of(ARRIVED, INSPECTED),
            OVERDUE, EnumSet.of(SENT, ARRIVED, WRITTEN_OFF),
            ARRIVED, EnumSet.of(RECEIVED),
            RECEIVED, EnumSet.of(INSPECTED, CLOSED),
            INSPECTED, EnumSet.of(CLOSED),
            CLOSED, EnumSet.noneOf(ReturnStatus.class),
            CANCELLED, EnumSet.noneOf(ReturnStatus.class),
            EXPIRED, EnumSet.noneOf(ReturnStatus.class),
            WRITTEN_OFF, EnumSet.noneOf(ReturnStatus.class));

    /** Whether the customer has the goods, and may bring or send them. */
    boolean isAwaited() {
        return this == REQUESTED || this == OVERDUE;
    }

    Set<ReturnStatus> next() {
        return NEXT.get(this);
    }

    boolean hasEnded() {
        return next().isEmpty();
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    ReturnStatus become(ReturnStatus next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("A return that is " + this + " cannot become " + next);
        }
        return next;
    }
}
