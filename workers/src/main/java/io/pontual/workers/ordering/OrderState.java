package io.pontual.workers.ordering;

import io.pontual.workers.platform.engine.NeedsOperator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Where an order stands, as long as its row is locked.
 *
 * @param cancellationReason code; null unless a cancellation has begun
 * @param closedToChangesAt null until it is settled
 */
record OrderState(
        UUID orderId,
        String channel,
        OrderStatus status,
        String currency,
        BigDecimal total,
        String cancellationReason,
        Instant closedToChangesAt) {

    /** @throws NeedsOperator when the order cannot go there: process and order have come apart */
    void requireMoveTo(OrderStatus wanted) {
        if (!status.mayBecome(wanted)) {
            throw new NeedsOperator("Order " + orderId + " is " + status + " and cannot become " + wanted
                    + ". Compare its timeline (GET /api/v1/orders/" + orderId
                    + "/events) with the process, and cancel the process instance if the order has ended.");
        }
    }
}
