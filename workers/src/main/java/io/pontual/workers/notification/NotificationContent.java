package io.pontual.workers.notification;

import static io.pontual.workers.notification.ContentParts.HOME;
import static io.pontual.workers.notification.ContentParts.about;
import static io.pontual.workers.notification.ContentParts.item;
import static io.pontual.workers.notification.ContentParts.items;
import static io.pontual.workers.notification.ContentParts.money;
import static io.pontual.workers.notification.ContentParts.putParts;
import static io.pontual.workers.notification.ContentParts.wanted;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.inventory.contract.ExpectedSupply;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.picking.contract.SubstituteOffers;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.sourcing.contract.Choices;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Collects what each template shows, from those who know it. */
@Component
class NotificationContent {
    private final Orders orders;
    private final Payments payments;
    private final PaymentContent money;
    private final PickupContent pickups;
    private final ParcelContent parcels;
    private final ShortItems shortItems;
    private final Choices choices;
    private final SubstituteOffers substitutes;
    private final ExpectedSupply expected;
    private final Catalogue catalogue;
    private final ReturnContent returns;
    private final WindowContent windows;
    private final PointContent places;
    private final AppointmentContent appointments;

    NotificationContent(
            Orders orders,
            Payments payments,
            PaymentContent money,
            PickupContent pickups,
            ParcelContent parcels,
            ShortItems shortItems,
            Choices choices,
            SubstituteOffers substitutes,
            ExpectedSupply expected,
            Catalogue catalogue,
            ReturnContent returns,
            WindowContent windows,
            PointContent places,
            AppointmentContent appointments) {
        this.orders = orders;
        this.payments = payments;
        this.money = money;
        this.pickups = pickups;
        this.parcels = parcels;
        this.shortItems = shortItems;
        this.choices = choices;
        this.substitutes = substitutes;
        this.expected = expected;
        this.catalogue = catalogue;
        this.returns = returns;
        this.windows = windows;
        this.places = places;
        this.appointments = appointments;
    }

    /**
     * @param fulfilmentId null unless the template is about one fulfilment
     * @return texts, whole numbers and decimal strings; empty when what the template says is not true any more, since the
     *     order is being cancelled
     */
    Optional<Map<String, Object>> of(Template template, UUID orderId, UUID fulfilmentId) {
        var order = orders.facts(orderId);
        return switch (template) {
            case ORDER_CONFIRMED -> whileOpen(orderId, () -> confirmed(order));
            case REPLACEMENT_CONFIRMED -> whileOpen(orderId, () -> replacing(order));
            case PICKUP_READY,
                    PICKUP_REMINDER,
                    PICKUP_NEW_CODE,
                    PICKUP_PROXY_CODE,
                    PICKUP_CODE_LOCKED,
                    PICKUP_EXTENDED -> pickups.of(template, order, fulfilmentId);
            case PICKUP_SHORT -> whileOpen(orderId, () -> shortened(order, fulfilmentId));
            case ORDER_SHIPPED -> parcels.sent(order, fulfilmentId);
            case PARCEL_DELIVERED -> parcels.delivered(order, fulfilmentId);
            case PARCEL_UNDELIVERED -> parcels.undelivered(order, fulfilmentId);
            case WINDOW_MOVED ->
                whileOpen(orderId, () -> inWindow(order)).filter(params -> params.containsKey("windowFrom"));
            case PARCEL_ATTEMPT_FAILED,
                    PARCEL_WAITING,
                    PARCEL_DELAYED,
                    PARCEL_RETURNING,
                    PARCEL_AGREED,
                    PARCEL_DECLINED -> parcels.underWay(order, fulfilmentId);
            case SUBSTITUTE_OFFERED ->
                substitutes
                        .find(fulfilmentId)
                        .filter(offer -> offer.status().equals("OPEN"))
                        .map(offer -> substitute(order, offer));
            case SUBSTITUTE_TAKEN ->
                substitutes.find(fulfilmentId).flatMap(offer -> whileOpen(orderId, () -> substituted(order, offer)));
            case LINES_UNAVAILABLE ->
                choices.ofShortage(fulfilmentId)
                        .filter(choice -> choice.status().equals("OPEN"))
                        .map(choice -> unavailable(order, choice));
            case LINES_BACKORDERED ->
                Optional.ofNullable(expected.promisedTo(List.of(fulfilmentId)).get(fulfilmentId))
                        .filter(promised -> promised.expectedAt() != null)
                        .flatMap(promised -> whileOpen(orderId, () -> backordered(order, fulfilmentId, promised)));
            case LINES_CANCELLED -> whileOpen(orderId, () -> cancelledLines(order, fulfilmentId));
            case PAYMENT_INSTRUCTIONS -> money.instructions(order, fulfilmentId);
            case PAYMENT_NOT_RENEWED -> whileOpen(orderId, () -> money.notRenewed(order, fulfilmentId));
            case REFUND_MADE -> money.refund(order, fulfilmentId);
            case EXCHANGE_UNAVAILABLE, EXCHANGE_CHARGED -> returns.exchange(order, fulfilmentId);
            case RETURN_DIFFERENCE, RETURN_SENT_HOME -> returns.difference(template, order, fulfilmentId);
            case RETURN_REQUESTED,
                    RETURN_DROP_OFF,
                    RETURN_COLLECTION,
                    RETURN_COLLECTION_MISSED,
                    RETURN_SENT,
                    RETURN_OVERDUE,
                    RETURN_REMINDER,
                    RETURN_EXPIRED -> returns.of(template, order, fulfilmentId);
            case CLAIM_SETTLED -> returns.claim(order, fulfilmentId);
            case REPAIR_REQUESTED, REPAIR_MISSED, REPAIR_DONE, REPAIR_IMPOSSIBLE -> returns.repair(order, fulfilmentId);
            case APPOINTMENT_BOOKED,
                    APPOINTMENT_REMINDER,
                    APPOINTMENT_POSTPONED,
                    APPOINTMENT_MISSED,
                    APPOINTMENT_CANCELLED -> appointments.of(template, order, fulfilmentId);
            case ORDER_COMPLETED -> Optional.of(completed(order));
            case ORDER_CANCELLED -> Optional.of(cancelled(order));
            case CANCELLATION_REFUSED ->
                orders.cancellation(orderId)
                        .filter(asked -> asked.requestId().equals(fulfilmentId))
                        .map(asked -> refused(order, asked));
            case ORDER_CHANGED ->
                orders.change(fulfilmentId).flatMap(change -> whileOpen(orderId, () -> changed(order, change)));
            case CHANGE_REFUSED ->
                orders.change(fulfilmentId).flatMap(change -> whileOpen(orderId, () -> notChanged(order, change)));
        };
    }

    private Optional<Map<String, Object>> whileOpen(UUID orderId, Supplier<Map<String, Object>> params) {
        return orders.openForWork(orderId) ? Optional.of(params.get()) : Optional.empty();
    }

    private Map<String, Object> confirmed(Orders.OrderFacts order) {
        var params = about(order);
        params.put("total", money(order.total(), order.currency()));
        params.put("currency", order.currency());
        putParts(params, orders.price(order.orderId()), order.currency());
        windows.put(params, order.orderId());
        places.put(params, order.orderId());
        if (order.nodeId() == null) {
            params.put("city", order.destination().city());
        } else {
            params.put("storeName", node(order.nodeId()).name());
        }
        params.put("lines", wanted(order));
        return params;
    }

    private Map<String, Object> replacing(Orders.OrderFacts order) {
        var params = about(orders.facts(orders.paidWith(order.orderId())));
        params.put("lines", wanted(order));
        if (DeliveryWindows.SERVICE.equals(order.deliveryService())) {
            // Its place was that of the order that was paid for.
            params.put("noWindow", true);
        }
        return params;
    }

    private Map<String, Object> inWindow(Orders.OrderFacts order) {
        var params = about(order);
        windows.put(params, order.orderId());
        params.put("lines", wanted(order));
        return params;
    }

    private Map<String, Object> unavailable(Orders.OrderFacts order, Choices.Choice choice) {
        var zone = order.nodeId() == null ? "UTC" : node(order.nodeId()).timeZone();
        var params = about(order);
        params.put("missing", items(choice.lines()));
        params.put("options", choice.options().stream().map(this::option).toList());
        params.put("defaultKind", choice.defaultOption());
        params.put("answerDueAt", NodeTime.iso(choice.answerDueAt(), zone));
        return params;
    }

    private Map<String, Object> substitute(Orders.OrderFacts order, SubstituteOffers.Offer offer) {
        var params = substituted(order, offer);
        params.put("defaultKind", offer.takenWithoutAnswer() ? "take" : "refuse");
        params.put(
                "answerDueAt",
                NodeTime.iso(
                        offer.answerDueAt(),
                        order.nodeId() == null ? HOME : node(order.nodeId()).timeZone()));
        return params;
    }

    private static Map<String, Object> substituted(Orders.OrderFacts order, SubstituteOffers.Offer offer) {
        var params = about(order);
        var ordered = order.lines().stream()
                .filter(line -> line.lineId().equals(offer.lineId()))
                .findFirst()
                .orElseThrow();
        params.put("missing", List.of(item(ordered.description(), offer.quantity())));
        params.put("lines", List.of(item(offer.description(), offer.quantity())));
        params.put("unitPrice", money(offer.unitPrice(), order.currency()));
        params.put("currency", order.currency());
        return params;
    }

    private Map<String, Object> option(Choices.Option option) {
        return option.nodeId() == null
                ? Map.of("kind", option.kind())
                : Map.of(
                        "kind", option.kind(),
                        "storeName", node(option.nodeId()).name(),
                        "storeCity", node(option.nodeId()).city());
    }

    private Map<String, Object> cancelledLines(Orders.OrderFacts order, UUID shortageId) {
        var params = about(order);
        params.put("missing", items(choices.missing(shortageId)));
        return params;
    }

    private Map<String, Object> backordered(
            Orders.OrderFacts order, UUID shortageId, ExpectedSupply.Promised promised) {
        var params = about(order);
        params.put("lines", items(choices.missing(shortageId)));
        params.put(
                "expectedAt",
                NodeTime.iso(
                        promised.expectedAt(),
                        node(promised.parts().getFirst().nodeId()).timeZone()));
        return params;
    }

    private Map<String, Object> shortened(Orders.OrderFacts order, UUID fulfilmentId) {
        var fulfilment = shortItems.of(order.orderId(), fulfilmentId);
        var params = about(order);
        params.put("storeName", node(fulfilment.nodeId()).name());
        params.put(
                "missing",
                fulfilment.missing().stream()
                        .map(line -> item(line.description(), line.quantity()))
                        .toList());
        return params;
    }

    private Map<String, Object> completed(Orders.OrderFacts order) {
        var params = about(order);
        params.put("charged", money(charged(order), order.currency()));
        params.put("currency", order.currency());
        putParts(params, orders.charged(order.orderId()), order.currency());
        params.put(
                "lines",
                order.lines().stream()
                        .filter(line -> line.handedOver() > 0)
                        .map(line -> item(line.description(), line.handedOver()))
                        .toList());
        return params;
    }

    private BigDecimal charged(Orders.OrderFacts order) {
        return payments.ofOrder(order.orderId()).stream()
                .map(payment -> payment.captured().subtract(payment.refunded()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, Object> refused(Orders.OrderFacts order, Orders.Cancellation asked) {
        var params = about(order);
        params.put("outcome", asked.status().equals("TOO_LATE") ? "too-late" : "refused");
        return params;
    }

    private static Map<String, Object> notChanged(Orders.OrderFacts order, Orders.Change change) {
        var params = about(order);
        var unpaid = List.of("payment-declined", "payment-expired");
        params.put(
                "why",
                unpaid.contains(change.failure())
                        ? "not-paid"
                        : "not-available".equals(change.failure()) ? "not-available" : "too-late");
        return params;
    }

    private Map<String, Object> changed(Orders.OrderFacts order, Orders.Change change) {
        var params = about(order);
        if (!List.of("address", "fulfilment").contains(change.kind())) {
            params.put("kind", change.kind());
        } else if (order.nodeId() == null) {
            params.put("kind", "ship");
            params.put("place", order.destination().city());
        } else {
            params.put("kind", "pickup");
            params.put("place", node(order.nodeId()).name());
        }
        params.put("total", money(order.total(), order.currency()));
        params.put("currency", order.currency());
        params.put("lines", wanted(order));
        return params;
    }

    private Map<String, Object> cancelled(Orders.OrderFacts order) {
        var charged = charged(order);
        var params = about(order);
        params.put("reason", order.cancellationReason());
        if (charged.signum() > 0) {
            params.put("charged", money(charged, order.currency()));
        }
        params.put("total", money(order.total(), order.currency()));
        params.put("currency", order.currency());
        return params;
    }

    private Catalogue.Node node(String nodeId) {
        return catalogue.node(nodeId).orElseThrow(() -> new IllegalStateException("There is no node " + nodeId));
    }
}
