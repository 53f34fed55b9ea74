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
     * @param givenBack what of it the customer gives back at once, looked at by staff; null or empty for nothing
     */
    public record Input(
            UUID orderId,
            UUID fulfilmentId,
            String collectionCode,
            String attemptId,
            List<LineQuantity> taken,
            BigDecimal paidAmount,
            String receipt,
            List<GivenBack> givenBack) {
        public Input {
            givenBack = givenBack == null ? List.of() : givenBack;
        }

        /** Of goods of which nothing is given back. */
        public Input(
                UUID orderId,
                UUID fulfilmentId,
                String collectionCode,
                String attemptId,
                List<LineQuantity> taken,
                BigDecimal paidAmount,
                String receipt) {
            this(orderId, fulfilmentId, collectionCode, attemptId, taken, paidAmount, receipt, List.of());
        }

        /** Of goods for which nothing is paid at the counter. */
        public Input(
                UUID orderId, UUID fulfilmentId, String collectionCode, String attemptId, List<LineQuantity> taken) {
            this(orderId, fulfilmentId, collectionCode, attemptId, taken, null, null);
        }
    }

    /** @param quantity units of the line @param damaged those of them that cannot be sold again */
    public record GivenBack(String lineId, int quantity, int damaged) {}

    /**
     * @param handedOver what the customer really keeps, lines of which nothing is kept left out
     * @param setAside units that were given back and cannot be sold again
     */
    public record Output(List<LineQuantity> handedOver, List<LineQuantity> setAside) {
        /** Of goods of which nothing was given back. */
        public Output(List<LineQuantity> handedOver) {
            this(handedOver, List.of());
        }
    }
}
