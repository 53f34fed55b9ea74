package io.pontual.processes.shipping;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code shipping.close-warehouse-order}: what the warehouse has not confirmed is not waited for any more. */
public final class CloseWarehouseOrder {
    private CloseWarehouseOrder() {}

    public record Input(UUID orderId, UUID fulfilmentId) {}

    /**
     * @param picked what it has, per line; a line may have zero
     * @param pickResult {@code complete}, {@code short}, {@code nothing}, or {@code refused} when it said nothing at all
     * @param rejectionReason why it was refused; null otherwise
     */
    public record Output(List<LineQuantity> picked, String pickResult, String rejectionReason) {}
}
