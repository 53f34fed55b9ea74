package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.CancellationReason;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.shipping.contract.Shipments;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives up orders whose money cannot be set aside any longer, before anything is handed over for it. Of an order of which
 * a part was handed over, nothing more leaves: it is held until somebody cancels the rest, or has it paid.
 */
@Service
class UnpaidOrders {
    private final OrderRepository repository;
    private final OrderCancellation cancellation;
    private final FulfilmentStages stages;
    private final HoldRules holds;
    private final Pickups pickups;
    private final Shipments shipments;
    private final Outbox outbox;

    UnpaidOrders(
            OrderRepository repository,
            OrderCancellation cancellation,
            FulfilmentStages stages,
            HoldRules holds,
            Pickups pickups,
            Shipments shipments,
            Outbox outbox) {
        this.repository = repository;
        this.cancellation = cancellation;
        this.stages = stages;
        this.holds = holds;
        this.pickups = pickups;
        this.shipments = shipments;
        this.outbox = outbox;
    }

    /** Does nothing when the order has ended, or is about to. */
    @Transactional
    public void stop(UUID orderId) {
        var order = repository
                .lock(orderId)
                .orElseThrow(() -> new NeedsOperator("There is no order " + orderId
                        + ". Cancel this process instance: it was not started by a payment."));
        if (!order.status().openForWork()) {
            return;
        }
        if (stages.furthest(orderId) == FulfilmentStage.HANDED_OVER) {
            holds.renewalDeclined(order);
            return;
        }
        // Who comes first, this or a handover, is decided by the rows that both lock.
        if (!pickups.recall(orderId) || !shipments.recall(orderId)) {
            throw new IllegalStateException("A part of order " + orderId + " is being handed over in this moment");
        }
        cancellation.begin(orderId, CancellationReason.PAYMENT_DECLINED, null, BigDecimal.ZERO, order.currency());
        outbox.publish(
                MessageName.ORDERING_CANCELLATION_REQUESTED,
                orderId.toString(),
                "cancel:" + orderId,
                Map.of("cancellationReason", CancellationReason.PAYMENT_DECLINED.code()));
    }
}
