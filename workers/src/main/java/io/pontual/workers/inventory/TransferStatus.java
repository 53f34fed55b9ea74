package io.pontual.workers.inventory;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where goods that go from one node to another stand. The only place that says what may follow what. */
enum TransferStatus {
    /** Held at the source. */
    PLANNED,
    /** Left the source. */
    IN_TRANSFER,
    /** Arrived, as far as they did. */
    RECEIVED,
    /** Nothing left the source: nothing was found, or nobody wants it any more. */
    CANCELLED;

    private static final Map<TransferStatus, Set<TransferStatus>> NEXT = Map.of(
            PLANNED, EnumSet.of(IN_TRANSFER, CANCELLED),
            IN_TRANSFER, EnumSet.of(RECEIVED),
            RECEIVED, EnumSet.noneOf(TransferStatus.class),
            CANCELLED, EnumSet.noneOf(TransferStatus.class));

    Set<TransferStatus> next() {
        return NEXT.get(this);
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    TransferStatus become(TransferStatus next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("A transfer that is " + this + " cannot become " + next);
        }
        return next;
    }
}
