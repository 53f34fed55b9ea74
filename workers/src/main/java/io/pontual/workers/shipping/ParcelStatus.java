package io.pontual.workers.shipping;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where one box stands until the carrier has it. The only place that says what may follow what. */
enum ParcelStatus {
    PACKED,
    /** A carrier was asked for its label. */
    REQUESTED,
    LABELLED,
    /** No carrier makes its label. */
    FAILED,
    HANDED_OVER,
    /** Its label is being made void, or will be as soon as it is known. */
    VOIDING,
    VOIDED;

    private static final Map<ParcelStatus, Set<ParcelStatus>> NEXT = Map.of(
            PACKED, EnumSet.of(REQUESTED, LABELLED, FAILED, VOIDED),
            REQUESTED, EnumSet.of(LABELLED, FAILED, VOIDING),
            LABELLED, EnumSet.of(HANDED_OVER, VOIDING, VOIDED),
            FAILED, EnumSet.of(REQUESTED, LABELLED, VOIDED),
            HANDED_OVER, EnumSet.noneOf(ParcelStatus.class),
            VOIDING, EnumSet.of(VOIDED),
            VOIDED, EnumSet.noneOf(ParcelStatus.class));

    Set<ParcelStatus> next() {
        return NEXT.get(this);
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    ParcelStatus become(ParcelStatus next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("A parcel that is " + this + " cannot become " + next);
        }
        return next;
    }
}
