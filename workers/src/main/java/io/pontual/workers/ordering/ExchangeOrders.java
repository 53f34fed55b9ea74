package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.CancellationReason;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Exchanges;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.shipping.contract.Shipments;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders of what customers get in exchange: placed as others are, and waiting for what comes back. */
@Service
class ExchangeOrders implements Exchanges {
    private static final String LINE = "line";

    private final OrderRepository repository;
    private final OrderReadRepository orders;
    private final ExchangeOrderRepository exchanges;
    private final OrderIntake intake;
    private final OrderCancellation cancellation;
    private final HoldRules holds;
    private final FulfilmentStages stages;
    private final Catalogue catalogue;
    private final Pickups pickups;
    private final Shipments shipments;
    private final Timeline timeline;
    private final Outbox outbox;

    ExchangeOrders(
            OrderRepository repository,
            OrderReadRepository orders,
            ExchangeOrderRepository exchanges,
            OrderIntake intake,
            OrderCancellation cancellation,
            HoldRules holds,
            FulfilmentStages stages,
            Catalogue catalogue,
            Pickups pickups,
            Shipments shipments,
            Timeline timeline,
            Outbox outbox) {
        this.repository = repository;
        this.orders = orders;
        this.exchanges = exchanges;
        this.intake = intake;
        this.cancellation = cancellation;
        this.holds = holds;
        this.stages = stages;
        this.catalogue = catalogue;
        this.pickups = pickups;
        this.shipments = shipments;
        this.timeline = timeline;
        this.outbox = outbox;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Placed place(Request request) {
        // One at a time for each order: they are counted.
        repository.lock(request.orderId()).orElseThrow(() -> unknown(request.orderId()));
        var origin = orders.head(request.orderId()).orElseThrow();
        var order = asPlaced(request, origin);
        var price = Price.sold(order);
        var accepted = new AcceptedOrder(
                Ids.next(),
                order,
                order.fulfilment().ships() ? orders.address(request.orderId()).orElse(null) : null,
                OrderRules.withDecimals(AmountRules.total(order), origin.currency()),
                origin.policyVersion(),
                price.discounts(),
                price.discountsOn(price.ordered()),
                order.tenders().stream().map(tender -> Ids.next()).toList(),
                catalogue.products(
                        order.lines().stream().map(PlaceOrder.Line::sku).collect(Collectors.toSet())));
        repository.insert(accepted);
        exchanges.insert(accepted.orderId(), request.orderId(), request.returnId(), request.instant());
        var story = Map.<String, Object>of(
                "amount", accepted.total().toPlainString(),
                "currency", origin.currency(),
                "quantity", accepted.itemCount());
        timeline.record(request.orderId(), TimelineKind.EXCHANGE_REQUESTED, request.returnId(), story);
        timeline.record(accepted.orderId(), TimelineKind.ORDER_ACCEPTED, accepted.orderId(), story);
        if (!request.instant()) {
            holds.awaitsReturn(accepted.orderId(), request.reserved());
        }
        intake.startProcess(accepted);
        return new Placed(accepted.orderId(), accepted.total());
    }

    private PlaceOrder asPlaced(Request request, OrderHead origin) {
        var contact = orders.contact(origin.orderId())
                .orElseThrow(() -> new NeedsOperator("The customer of order " + origin.orderId()
                        + " has been erased: nothing can be exchanged. Refund it instead."));
        return new PlaceOrder(
                origin.channel(),
                freeExternalId(origin),
                new PlaceOrder.Customer(
                        origin.customerId(), contact.name(), contact.email(), contact.phone(), contact.locale()),
                origin.currency(),
                request.lines().stream()
                        .map(line ->
                                new PlaceOrder.Line(line.lineId(), line.sku(), line.quantity(), line.unitPrice(), null))
                        .toList(),
                new PlaceOrder.Fulfilment(
                        origin.method(),
                        origin.nodeId(),
                        origin.service(),
                        origin.pickupPointId(),
                        orders.address(origin.orderId()).orElse(null),
                        null,
                        null),
                null,
                request.lines().stream()
                        .filter(line -> line.discount().signum() > 0)
                        .map(line -> new PlaceOrder.Discount(
                                "EXCHANGE-" + line.lineId(), line.discount(), LINE, line.lineId()))
                        .toList(),
                request.pays() == null
                        ? List.of()
                        : List.of(new PlaceOrder.Tender(
                                request.pays().method(),
                                request.pays().token(),
                                null,
                                request.pays().amount(),
                                request.pays().installments())));
    }

    /** A channel may have used the obvious one. */
    private String freeExternalId(OrderHead origin) {
        var id = origin.externalId() + "/X"
                + (exchanges.ofOrigin(origin.orderId()).size() + 1);
        while (orders.idOf(origin.channel(), id).isPresent()) {
            id += "'";
        }
        return id;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void goAhead(UUID orderId) {
        repository.lock(orderId).orElseThrow(() -> unknown(orderId));
        if (exchanges.decide(orderId)) {
            holds.returnDecided(orderId);
            outbox.publish(
                    MessageName.ORDERING_CHANGES_CARRIED_OUT,
                    orderId.toString(),
                    "exchange-decided:" + orderId,
                    Map.of());
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean giveUp(UUID orderId) {
        var order = repository.lock(orderId).orElseThrow(() -> unknown(orderId));
        if (!order.status().openForWork()) {
            return order.status() == OrderStatus.CANCELLING || order.status() == OrderStatus.CANCELLED;
        }
        if (stages.furthest(orderId) == FulfilmentStage.HANDED_OVER
                || !pickups.recall(orderId)
                || !shipments.recall(orderId)) {
            return false;
        }
        var reason = CancellationReason.CUSTOMER_REQUEST;
        cancellation.begin(orderId, reason, null, BigDecimal.ZERO, order.currency());
        outbox.publish(
                MessageName.ORDERING_CANCELLATION_REQUESTED,
                orderId.toString(),
                "cancel:" + orderId,
                Map.of("cancellationReason", reason.code()));
        return true;
    }

    private static NeedsOperator unknown(UUID orderId) {
        return new NeedsOperator("There is no order " + orderId + ". Correct the variables and retry.");
    }
}
