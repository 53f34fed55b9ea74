package io.pontual.workers.ordering;

import java.util.EnumSet;
import java.util.Set;

/** The states of an order and the only ways between them. */
enum OrderStatus {
    /** Taken in; payment and stock are being arranged. */
    ACCEPTED,
    /** Stopped before it was confirmed, by a hold of the whole order, until nobody holds it. */
    ON_HOLD,
    /** Paid and reserved; the goods are on their way to the customer. */
    IN_FULFILMENT,
    /** The customer has what could be handed over, and was charged for that. */
    CLOSED,
    /** Nothing may be taken any more; what was taken is being given back. */
    CANCELLING,
    /** Everything is given back. */
    CANCELLED;

    private Set<OrderStatus> next() {
        return switch (this) {
            case ACCEPTED -> EnumSet.of(ON_HOLD, IN_FULFILMENT, CANCELLING);
            case ON_HOLD -> EnumSet.of(ACCEPTED, IN_FULFILMENT, CANCELLING);
            case IN_FULFILMENT -> EnumSet.of(CLOSED, CANCELLING, CANCELLED);
            case CANCELLING -> EnumSet.of(CANCELLED);
            case CLOSED, CANCELLED -> EnumSet.noneOf(OrderStatus.class);
        };
    }

    boolean mayBecome(OrderStatus wanted) {
        return next().contains(wanted);
    }

    /** Whether the order may still take stock and money. */
    boolean openForWork() {
        return this == ACCEPTED || this == ON_HOLD || this == IN_FULFILMENT;
    }

    boolean ended() {
        return next().isEmpty();
    }
}
