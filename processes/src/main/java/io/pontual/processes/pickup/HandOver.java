package io.pontual.processes.pickup;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/**
 * Job {@code pickup.hand-over}: check the one-time code and record that the customer has the goods. Throws
 * {@code PICKUP_WRONG_CODE}, {@code PICKUP_NOTHING_TAKEN} and {@code ORDERING_ON_HOLD}.
 */
public final class HandOver {
    private HandOver() {}

    /**
     * @param collectionCode what the customer showed
     * @param attemptId tells one attempt from the next, so that a job that runs twice counts once; the event id of the
     *     store's system, or null for an attempt from a task
     * @param taken what the customer takes; a line that is not named is left behind whole. Null for all that waits
     */
    public record Input(
            UUID orderId, UUID fulfilmentId, String collectionCode, String attemptId, List<LineQuantity> taken) {}

    /** @param handedOver what the customer really took, lines of which nothing was taken left out */
    public record Output(List<LineQuantity> handedOver) {}
}
