package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.hold-order}: show that an order waits for a review. */
public final class HoldOrder {
    private HoldOrder() {}

    /** @param screeningReason why screening stopped it, from decision {@code screen-order} */
    public record Input(UUID orderId, String screeningReason) {}

    /** @param reviewDueAt ISO-8601 date-time with offset by which somebody should have decided */
    public record Output(String reviewDueAt) {}
}
