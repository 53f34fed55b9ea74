package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.stop-unpaid-order}: the order's money is not set aside any more, so nothing may be handed over for it. */
public final class StopUnpaidOrder {
    private StopUnpaidOrder() {}

    public record Input(UUID orderId) {}
}
