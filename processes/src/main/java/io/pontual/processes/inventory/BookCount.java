package io.pontual.processes.inventory;

import java.util.List;
import java.util.UUID;

/** Job {@code inventory.book-count}: let the books follow what people counted. */
public final class BookCount {
    private BookCount() {}

    /** @param counted sellable units that people found, those held for orders included */
    public record Input(UUID countId, Integer counted) {}

    /**
     * @param shortfall units that are held for orders and were not counted; 0 when there are enough
     * @param ordersAtRisk who holds units of the product there, oldest hold first, 50 at most; empty when there are enough
     * @param resolveDueAt ISO-8601 date-time with offset by which a shortfall is to be resolved
     */
    public record Output(int shortfall, List<OrderAtRisk> ordersAtRisk, String resolveDueAt) {}

    /** @param holderId the fulfilment, or the transfer between nodes, that holds the units */
    public record OrderAtRisk(UUID orderId, UUID holderId, int quantity) {}
}
