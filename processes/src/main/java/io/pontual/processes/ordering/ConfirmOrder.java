package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.confirm-order}: paid and reserved, so the order is in fulfilment. */
public final class ConfirmOrder {
    private ConfirmOrder() {}

    public record Input(UUID orderId) {}
}
