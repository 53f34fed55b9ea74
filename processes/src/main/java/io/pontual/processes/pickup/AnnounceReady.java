package io.pontual.processes.pickup;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code pickup.announce-ready}: the goods are staged; the one-time code exists from now on. */
public final class AnnounceReady {
    private AnnounceReady() {}

    /**
     * @param stagingLocation where staff put the goods; null when the store's system did not say
     * @param codeAttempts how many wrong codes may be shown until no code is accepted any more; null in an instance of a
     *     model that did not say, which counts as five
     * @param extensions how often the customer may ask for more time; null counts as never
     * @param extendBy ISO-8601 duration of each time; null when {@code extensions} is
     * @param curbsideWithin ISO-8601 duration within which a customer in front of the store is served; null counts as ten
     *     minutes
     * @param compartment of the locker, with the goods in it; null when they wait at the counter, also when staff could not
     *     put them in
     */
    public record Input(
            UUID orderId,
            UUID fulfilmentId,
            List<LineQuantity> picked,
            String stagingLocation,
            String remindAfter,
            String holdPeriod,
            Integer codeAttempts,
            Integer extensions,
            String extendBy,
            String curbsideWithin,
            String compartment) {
        /** Of goods that wait at the counter. */
        public Input(
                UUID orderId,
                UUID fulfilmentId,
                List<LineQuantity> picked,
                String stagingLocation,
                String remindAfter,
                String holdPeriod,
                Integer codeAttempts,
                Integer extensions,
                String extendBy,
                String curbsideWithin) {
            this(
                    orderId,
                    fulfilmentId,
                    picked,
                    stagingLocation,
                    remindAfter,
                    holdPeriod,
                    codeAttempts,
                    extensions,
                    extendBy,
                    curbsideWithin,
                    null);
        }
    }

    /**
     * @param holdUntil ISO-8601 date-time with offset after which the goods go back to the shelf
     * @param amountDue decimal with its currency, such as {@code 119.80 BRL}, that the customer pays at the counter for all
     *     that waits; null when nothing is to be paid there
     * @param compartment in which the goods are; null for the counter
     */
    public record Output(String holdUntil, String remindAt, String amountDue, String compartment) {
        /** Nothing is to be paid at the counter. */
        public Output(String holdUntil, String remindAt) {
            this(holdUntil, remindAt, null, null);
        }
    }
}
