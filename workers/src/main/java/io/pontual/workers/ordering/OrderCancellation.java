package io.pontual.workers.ordering;

import io.pontual.processes.ordering.CancellationReason;
import io.pontual.workers.care.contract.Appointments;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stops an order, for whoever asked or for the process that found a reason. The first reason stays. */
@Service
class OrderCancellation {
    private final OrderRepository repository;
    private final CancellationApprovals approvals;
    private final Holds holds;
    private final OpenChanges changes;
    private final DeliveryWindows windows;
    private final ExchangeEnds exchanges;
    private final Appointments appointments;
    private final Timeline timeline;

    OrderCancellation(
            OrderRepository repository,
            CancellationApprovals approvals,
            Holds holds,
            OpenChanges changes,
            DeliveryWindows windows,
            ExchangeEnds exchanges,
            Appointments appointments,
            Timeline timeline) {
        this.repository = repository;
        this.approvals = approvals;
        this.holds = holds;
        this.changes = changes;
        this.windows = windows;
        this.exchanges = exchanges;
        this.appointments = appointments;
        this.timeline = timeline;
    }

    /** The process found a reason, or carries out what {@link CancellationRequests} began. */
    @Transactional
    public void begin(UUID orderId, String reasonCode) {
        var order = locked(orderId);
        if (order.status() != OrderStatus.CANCELLING && order.status() != OrderStatus.CANCELLED) {
            order.requireMoveTo(OrderStatus.CANCELLING);
            begin(orderId, CancellationReason.of(reasonCode), null, BigDecimal.ZERO, order.currency());
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
        approvals.withdraw(orderId);
        holds.endAll(orderId, "The order was cancelled");
        changes.withdraw(orderId);
        windows.release(orderId);
        repository.cancel(orderId, reasonCode);
        exchanges.ended(orderId);
        appointments.callOff(orderId);
        timeline.record(orderId, TimelineKind.ORDER_CANCELLED, orderId, Map.of("reason", reasonCode));
    }

    /**
     * Begins a cancellation of an order whose row the caller has locked.
     *
     * @param note in the canceller's words; may be null; stays out of the process since it may hold personal data
     * @param fee that the canceller agreed to
     */
    void begin(UUID orderId, CancellationReason reason, String note, BigDecimal fee, String currency) {
        approvals.withdraw(orderId);
        holds.endAll(orderId, "The order was cancelled");
        changes.withdraw(orderId);
        windows.release(orderId);
        repository.beginCancellation(orderId, reason, note);
        var story = new HashMap<String, Object>(Map.of("reason", reason.code()));
        if (fee.signum() > 0) {
            story.put("amount", fee.toPlainString());
            story.put("currency", currency);
        }
        timeline.record(orderId, TimelineKind.CANCELLATION_REQUESTED, orderId, story);
    }

    private OrderState locked(UUID orderId) {
        return repository
                .lock(orderId)
                .orElseThrow(() -> new NeedsOperator("There is no order " + orderId
                        + ". Cancel this process instance: it was not started by an accepted order."));
    }
}
