package io.pontual.processes.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/** Job {@code sourcing.await-stock}: the lines wait for stock or for somebody who knows better. */
public final class AwaitStock {
    private AwaitStock() {}

    /**
     * @param cancelAfter ISO-8601 duration from the policy; counts from when the goods are expected that the lines are
     *     promised, else from when they first waited
     */
    public record Input(UUID orderId, UUID fulfilmentId, String cancelAfter) {}

    /**
     * @param waitsUntil ISO-8601 date-time with offset when waiting ends
     * @param waitingLines for the operator
     * @param waitingReasons why no node supplies them, in words for the operator
     */
    public record Output(String waitsUntil, List<FulfilmentPlan.Item> waitingLines, String waitingReasons) {}
}
