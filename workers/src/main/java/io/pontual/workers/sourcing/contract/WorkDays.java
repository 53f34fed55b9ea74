package io.pontual.workers.sourcing.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How much time a node has for a fulfilment. */
public interface WorkDays {
    /** @return empty when the fulfilment has no place in a node's day: it was never planned so, or is given up */
    Optional<Work> of(UUID orderId, UUID fulfilmentId);

    /**
     * @param nodeKind {@code store} or {@code warehouse}
     * @param method {@code pickup} or {@code ship}
     * @param zone of the node
     * @param dueOn the day on which the goods must be ready to be collected, by the customer or the carrier
     * @param daysLeft working days of the node after today until {@code dueOn}, that day included; empty when it is due
     * @param ordersPerDay that the node takes on for that day
     * @param latest when it must be begun for the window of time in which it is brought; null without one
     */
    record Work(
            String nodeKind,
            String method,
            List<String> productGroups,
            ZoneId zone,
            LocalDate dueOn,
            List<LocalDate> daysLeft,
            int ordersPerDay,
            Instant latest) {}
}
