package io.pontual.processes.ordering;

import java.util.List;
import java.util.UUID;

/** Job {@code ordering.close-order}: the order ends CLOSED, or CANCELLED when nothing was handed over. */
public final class CloseOrder {
    private CloseOrder() {}

    public record Input(UUID orderId, List<FulfilmentOutcome> fulfilmentOutcomes) {}

    /** @param outcomeTemplate which notification tells the customer: {@code order-completed} or {@code order-cancelled} */
    public record Output(String outcomeTemplate) {}
}
