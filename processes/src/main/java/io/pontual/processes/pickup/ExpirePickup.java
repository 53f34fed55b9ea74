package io.pontual.processes.pickup;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code pickup.expire-pickup}: nobody came, and the store is asked to put the goods back, unless the customer has more time. */
public final class ExpirePickup {
    private ExpirePickup() {}

    public record Input(UUID orderId, UUID fulfilmentId) {}

    /**
     * @param handedOver what the customer got after all, when the code was accepted in the very moment the hold period
     *     ended; empty as a rule, and only then the pickup is EXPIRED
     * @param expired false when goods were handed over, or when the customer has more time
     * @param holdUntil ISO-8601 date-time with offset until which the goods wait, or waited
     * @param remindAt ISO-8601 date-time with offset at which the customer is reminded of the new holdUntil
     * @param reminderId tells that reminder from the one before: of the last time that the goods were kept longer, or the
     *     fulfilment
     * @param setAside of what was handed over after all, units that were given back at once and cannot be sold again
     */
    public record Output(
            List<LineQuantity> handedOver,
            boolean expired,
            String holdUntil,
            String remindAt,
            UUID reminderId,
            List<LineQuantity> setAside) {
        /** Of goods of which nothing was given back. */
        public Output(
                List<LineQuantity> handedOver, boolean expired, String holdUntil, String remindAt, UUID reminderId) {
            this(handedOver, expired, holdUntil, remindAt, reminderId, List.of());
        }
    }
}
