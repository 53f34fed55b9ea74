package io.pontual.processes.ordering;

import java.util.List;
import java.util.UUID;

/** Job {@code ordering.hold-order}: hold an order for fear of fraud, and have it reviewed. */
public final class HoldOrder {
    private HoldOrder() {}

    /** @param reasons why screening stopped it, from decision {@code screen-order}; null or empty when it gave none */
    public record Input(UUID orderId, List<String> reasons) {}
}
