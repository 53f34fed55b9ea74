package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.CancellationReason;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.shipping.contract.Shipments;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stops an order, for the customer who asks or for the process that found a reason. The first reason stays. */
@Service
class OrderCancellation {
    private final OrderRepository repository;
    private final Pickups pickups;
    private final Shipments shipments;
    private final Timeline timeline;
    private final Outbox outbox;

    OrderCancellation(
            OrderRepository repository, Pickups pickups, Shipments shipments, Timeline timeline, Outbox outbox) {
        this.repository = repository;
        this.pickups = pickups;
        this.shipments = shipments;
        this.timeline = timeline;
        this.outbox = outbox;
    }

    /**
     * The customer asks. Repeatable: an order that is cancelled, or being cancelled, stays so.
     *
     * @param note in the canceller's words; may be null; stays out of the process since it may hold personal data
     * @throws Problem 404, 403 for another channel's order, 409 when the goods are with the customer
     */
    @Transactional
    public OrderReceipt request(UUID orderId, String note, ApiKey caller) {
        var order = repository.lock(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        caller.requireChannel(order.channel());
        if (order.status() == OrderStatus.CLOSED) {
            throw tooLate("The order is complete: the customer has the goods and was charged for them.");
        }
        if (!order.status().openForWork()) {
            return OrderReceipt.of(orderId, order.status());
        }
        if (!pickups.recall(orderId)) {
            throw tooLate("Goods of this order have been handed over to the customer.");
        }
        if (!shipments.recall(orderId)) {
            throw tooLate("Goods of this order are on their way to the customer.");
        }
        begin(orderId, CancellationReason.CUSTOMER_REQUEST, note);
        outbox.publish(
                MessageName.ORDERING_CANCELLATION_REQUESTED,
                orderId.toString(),
                "cancel:" + orderId,
                Map.of("cancellationReason", CancellationReason.CUSTOMER_REQUEST.code()));
        return OrderReceipt.of(orderId, OrderStatus.CANCELLING);
    }

    /** The process found a reason, or carries out what {@link #request} began. */
    @Transactional
    public void begin(UUID orderId, String reasonCode) {
        var order = locked(orderId);
        if (order.status() != OrderStatus.CANCELLING && order.status() != OrderStatus.CANCELLED) {
            order.requireMoveTo(OrderStatus.CANCELLING);
            begin(orderId, CancellationReason.of(reasonCode), null);
        }
    }

    /** Everything that was taken is given back. */
    @Transactional
    public void record(UUID orderId) {
        var order = locked(orderId);
        if (order.status() != OrderStatus.CANCELLED) {
            order.requireMoveTo(OrderStatus.CANCELLED);
            end(orderId, order.cancellationReason());
        }
    }

    /** Ends an order whose row the caller has locked. */
    void end(UUID orderId, String reasonCode) {
        repository.cancel(orderId, reasonCode);
        timeline.record(orderId, TimelineKind.ORDER_CANCELLED, orderId, Map.of("reason", reasonCode));
    }

    private void begin(UUID orderId, CancellationReason reason, String note) {
        repository.beginCancellation(orderId, reason, note);
        timeline.record(orderId, TimelineKind.CANCELLATION_REQUESTED, orderId, Map.of("reason", reason.code()));
    }

    private OrderState locked(UUID orderId) {
        return repository
                .lock(orderId)
                .orElseThrow(() -> new NeedsOperator("There is no order " + orderId
                        + ". Cancel this process instance: it was not started by an accepted order."));
    }

    private static Problem tooLate(String reason) {
        return Problem.conflict("too-late-to-cancel", reason + " Offer the customer a return instead.");
    }
}
