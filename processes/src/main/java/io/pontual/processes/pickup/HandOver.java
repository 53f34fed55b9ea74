package io.pontual.processes.pickup;

import io.pontual.processes.ordering.LineQuantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Job {@code pickup.hand-over}: check the one-time code and record that the customer has the goods. Throws
 * {@code PICKUP_WRONG_CODE}, {@code PICKUP_NOTHING_TAKEN}, {@code PICKUP_NOT_PAID} and {@code ORDERING_ON_HOLD}.
 */
public final class HandOver {
    private HandOver() {}

    /**
     * @param collectionCode what the customer showed
     * @param attemptId tells one attempt from the next, so that a job that runs twice counts once: the event id of the
     *     store's system, or when the task was completed. Null in an instance of a model that did not say it
     * @param taken what the customer takes; a line that is not named is left behind whole. Null for all that waits
     * @param paidAmount what the store took for it at the counter, in the order's currency; null for nothing
     * @param receipt number of the store's receipt; null when nothing was paid
     */
    public record Input(
            UUID orderId,
            UUID fulfilmentId,
            String collectionCode,
            String attemptId,
            List<LineQuantity> taken,
            BigDecimal paidAmount,
            String receipt) {
        /** Of goods for which nothing is paid at the counter. */
        public Input(
                UUID orderId, UUID fulfilmentId, String collectionCode, String attemptId, List<LineQuantity> taken) {
            this(orderId, fulfilmentId, collectionCode, attemptId, taken, null, null);
        }
    }

    /** @param handedOver what the customer really took, lines of which nothing was taken left out */
    public record Output(List<LineQuantity> handedOver) {}
}
