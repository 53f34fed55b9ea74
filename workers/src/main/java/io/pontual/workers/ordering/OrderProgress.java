package io.pontual.workers.ordering;

import io.pontual.processes.ordering.CancellationReason;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.sourcing.contract.Supply;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves an order along as its process goes. A step that finds a cancellation begun changes nothing: the process is about
 * to hear of it.
 */
@Service
class OrderProgress {
    /** Which end says most to the customer, when several fulfilments failed. */
    private static final List<Map.Entry<String, CancellationReason>> REASONS = List.of(
            Map.entry("given-back", CancellationReason.GIVEN_BACK),
            Map.entry("not-collected", CancellationReason.NOT_COLLECTED),
            Map.entry("nothing-found", CancellationReason.NOTHING_FOUND),
            Map.entry("rejected", CancellationReason.STORE_REJECTED),
            Map.entry("not-supplied", CancellationReason.OUT_OF_STOCK));

    private final OrderRepository repository;
    private final OrderReadRepository orders;
    private final OrderCancellation cancellation;
    private final CancellationApprovals approvals;
    private final Holds holds;
    private final AdditionRepository additions;
    private final Supply supply;
    private final Charges charges;
    private final ExchangeEnds exchanges;
    private final Timeline timeline;

    OrderProgress(
            OrderRepository repository,
            OrderReadRepository orders,
            OrderCancellation cancellation,
            CancellationApprovals approvals,
            Holds holds,
            AdditionRepository additions,
            Supply supply,
            Charges charges,
            ExchangeEnds exchanges,
            Timeline timeline) {
        this.repository = repository;
        this.orders = orders;
        this.cancellation = cancellation;
        this.approvals = approvals;
        this.holds = holds;
        this.additions = additions;
        this.supply = supply;
        this.charges = charges;
        this.exchanges = exchanges;
        this.timeline = timeline;
    }

    /** @throws BusinessError {@code ORDERING_ON_HOLD} when somebody holds the order */
    @Transactional
    public void confirm(UUID orderId) {
        var order = locked(orderId);
        if (order.status() == OrderStatus.ACCEPTED || order.status() == OrderStatus.ON_HOLD) {
            holds.requireNone(orderId, null);
            repository.confirm(orderId);
            supply.announce(orderId);
            timeline.record(orderId, TimelineKind.ORDER_CONFIRMED, orderId, Map.of());
        }
    }

    /**
     * @param outcomes of what the order was placed with; those of lines that were added are known here
     * @return what the customer owes for what was handed over, in the order's currency
     */
    @Transactional
    public BigDecimal settle(UUID orderId, List<FulfilmentOutcome> outcomes) {
        locked(orderId);
        var all = all(orderId, outcomes);
        var handedOver = handedOver(all);
        var lines = orders.lines(orderId);
        requireOrdered(orderId, lines, handedOver);
        repository.setHandedOver(orderId, handedOver);
        return charges.settle(orderId, all);
    }

    /**
     * Ends the order: CLOSED when the customer got something, otherwise CANCELLED.
     *
     * @return the state it ended in
     */
    @Transactional
    public OrderStatus close(UUID orderId, List<FulfilmentOutcome> outcomes) {
        var order = locked(orderId);
        if (order.status().ended()) {
            return order.status();
        }
        var lines = orders.lines(orderId);
        if (lines.stream().anyMatch(line -> line.handedOver() > 0)) {
            order.requireMoveTo(OrderStatus.CLOSED);
            approvals.withdraw(orderId);
            holds.endAll(orderId, "The order is complete");
            repository.close(orderId);
            exchanges.ended(orderId);
            timeline.record(
                    orderId,
                    TimelineKind.ORDER_CLOSED,
                    orderId,
                    Map.of("amount", charged(order), "currency", order.currency()));
            return OrderStatus.CLOSED;
        }
        order.requireMoveTo(OrderStatus.CANCELLED);
        // A cancellation that was asked for while the last step ran has come to its end with it.
        cancellation.end(
                orderId,
                order.cancellationReason() == null
                        ? reason(all(orderId, outcomes)).code()
                        : order.cancellationReason());
        return OrderStatus.CANCELLED;
    }

    private List<FulfilmentOutcome> all(UUID orderId, List<FulfilmentOutcome> outcomes) {
        return Stream.concat(outcomes.stream(), additions.outcomes(orderId).stream())
                .toList();
    }

    private String charged(OrderState order) {
        var owed = charges.charged(order.orderId()).total();
        return OrderRules.withDecimals(owed, order.currency()).toPlainString();
    }

    private static Map<String, Integer> handedOver(List<FulfilmentOutcome> outcomes) {
        var byLine = new HashMap<String, Integer>();
        for (var outcome : outcomes) {
            for (var line : outcome.handedOver() == null ? List.<LineQuantity>of() : outcome.handedOver()) {
                byLine.merge(line.lineId(), line.quantity(), Integer::sum);
            }
        }
        return byLine;
    }

    private static void requireOrdered(UUID orderId, List<Orders.Line> lines, Map<String, Integer> handedOver) {
        var ordered = new HashMap<String, Integer>();
        lines.forEach(line -> ordered.put(line.lineId(), line.quantity()));
        handedOver.forEach((lineId, quantity) -> {
            if (quantity < 0 || quantity > ordered.getOrDefault(lineId, 0)) {
                throw new NeedsOperator("Order " + orderId + ": " + quantity + " of line " + lineId
                        + " are reported as handed over, but " + ordered.getOrDefault(lineId, 0)
                        + " were ordered. Correct the variable fulfilmentOutcomes and retry.");
            }
        });
    }

    private static CancellationReason reason(List<FulfilmentOutcome> outcomes) {
        return REASONS.stream()
                .filter(entry ->
                        outcomes.stream().anyMatch(outcome -> entry.getKey().equals(outcome.outcome())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(CancellationReason.STORE_REJECTED);
    }

    private OrderState locked(UUID orderId) {
        return repository
                .lock(orderId)
                .orElseThrow(() -> new NeedsOperator("There is no order " + orderId
                        + ". Cancel this process instance: it was not started by an accepted order."));
    }
}
