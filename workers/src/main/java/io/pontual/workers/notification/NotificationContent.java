package io.pontual.workers.notification;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.inventory.contract.ExpectedSupply;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.ordering.contract.Proxies;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.picking.contract.SubstituteOffers;
import io.pontual.workers.pickup.contract.PickupNoticeFacts;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.shipping.contract.Carriers;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import io.pontual.workers.shipping.contract.Shipments;
import io.pontual.workers.sourcing.contract.Choices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Collects what each template shows, from those who know it. */
@Component
class NotificationContent {
    /** Where orders are sent to people whose own time we do not know. */
    private static final String HOME = "America/Sao_Paulo";

    private final Orders orders;
    private final Payments payments;
    private final Pickups pickups;
    private final PickupNoticeFacts pickupNotices;
    private final Proxies proxies;
    private final Shipments shipments;
    private final ParcelDeliveries parcels;
    private final ShortItems shortItems;
    private final Choices choices;
    private final SubstituteOffers substitutes;
    private final ExpectedSupply expected;
    private final Catalogue catalogue;
    private final ReturnContent returns;
    private final WindowContent windows;
    private final PointContent places;

    NotificationContent(
            Orders orders,
            Payments payments,
            Pickups pickups,
            PickupNoticeFacts pickupNotices,
            Proxies proxies,
            Shipments shipments,
            ParcelDeliveries parcels,
            ShortItems shortItems,
            Choices choices,
            SubstituteOffers substitutes,
            ExpectedSupply expected,
            Catalogue catalogue,
            ReturnContent returns,
            WindowContent windows,
            PointContent places) {
        this.orders = orders;
        this.payments = payments;
        this.pickups = pickups;
        this.pickupNotices = pickupNotices;
        this.proxies = proxies;
        this.shipments = shipments;
        this.parcels = parcels;
        this.shortItems = shortItems;
        this.choices = choices;
        this.substitutes = substitutes;
        this.expected = expected;
        this.catalogue = catalogue;
        this.returns = returns;
        this.windows = windows;
        this.places = places;
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
            case PICKUP_READY, PICKUP_REMINDER -> pickups.waiting(fulfilmentId).map(waiting -> waiting(order, waiting));
            case PICKUP_NEW_CODE ->
                pickupNotices
                        .ofCode(fulfilmentId)
                        .filter(PickupNoticeFacts.CodeNotice::live)
                        .map(notice -> waiting(order, notice.waiting()));
            case PICKUP_PROXY_CODE ->
                pickupNotices
                        .ofCode(fulfilmentId)
                        .filter(PickupNoticeFacts.CodeNotice::live)
                        .flatMap(notice -> forProxy(order, notice));
            case PICKUP_CODE_LOCKED ->
                pickupNotices
                        .ofCode(fulfilmentId)
                        .filter(PickupNoticeFacts.CodeNotice::locked)
                        .map(notice -> withoutCode(order, notice.waiting()));
            case PICKUP_EXTENDED -> pickupNotices.ofExtension(fulfilmentId).map(waiting -> withoutCode(order, waiting));
            case PICKUP_SHORT -> whileOpen(orderId, () -> shortened(order, fulfilmentId));
            case ORDER_SHIPPED -> shipments.sent(fulfilmentId).map(sent -> shipped(order, fulfilmentId, sent));
            case PARCEL_DELIVERED, PARCEL_UNDELIVERED ->
                parcels.news(fulfilmentId).map(news -> parcel(order, news));
            case PARCEL_ATTEMPT_FAILED,
                    PARCEL_WAITING,
                    PARCEL_DELAYED,
                    PARCEL_RETURNING,
                    PARCEL_AGREED,
                    PARCEL_DECLINED ->
                parcels.news(fulfilmentId)
                        .filter(news -> news.parcel().endedAt() == null)
                        .map(news -> parcel(order, news));
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
            case PAYMENT_INSTRUCTIONS ->
                payments.instructions(fulfilmentId)
                        .filter(Payments.Instructions::awaited)
                        .map(instructions -> instructed(order, instructions));
            case PAYMENT_NOT_RENEWED -> whileOpen(orderId, () -> notRenewed(order, fulfilmentId));
            case REFUND_MADE -> payments.refund(fulfilmentId).map(refund -> refunded(order, refund));
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
        return params;
    }

    private Map<String, Object> waiting(Orders.OrderFacts order, Pickups.Waiting waiting) {
        var node = node(waiting.nodeId());
        var lines = order.lines().stream().collect(Collectors.toMap(Orders.Line::lineId, Function.identity()));
        var params = about(order);
        params.put("code", waiting.code());
        params.put("storeName", waiting.locker() == null ? node.name() : node.name() + ", " + waiting.locker());
        params.put("storeCity", node.city());
        putIfKnown(params, "locker", waiting.locker());
        params.put("holdUntil", NodeTime.iso(waiting.holdUntil(), node.timeZone()));
        params.put(
                "lines",
                waiting.lines().stream()
                        .map(line -> item(lines.get(line.lineId()).description(), line.quantity()))
                        .toList());
        if (waiting.due() != null) {
            params.put("due", money(waiting.due(), order.currency()));
            params.put("currency", order.currency());
        }
        return params;
    }

    /** Empty when nobody is to come instead of the customer any more. */
    private Optional<Map<String, Object>> forProxy(Orders.OrderFacts order, PickupNoticeFacts.CodeNotice notice) {
        return proxies.nameOf(order.orderId(), notice.fulfilmentId()).map(name -> {
            var params = waiting(order, notice.waiting());
            params.put("proxyName", name);
            return params;
        });
    }

    private Map<String, Object> withoutCode(Orders.OrderFacts order, Pickups.Waiting waiting) {
        var params = waiting(order, waiting);
        params.remove("code");
        return params;
    }

    private Map<String, Object> shipped(Orders.OrderFacts order, UUID fulfilmentId, Shipments.Sent sent) {
        var params = about(order);
        windows.put(params, order.orderId());
        var sentParcels = parcels.ofOrder(order.orderId()).stream()
                .filter(parcel -> parcel.fulfilmentId().equals(fulfilmentId))
                .toList();
        putIfKnown(
                params,
                "carrier",
                sentParcels.stream()
                        .map(ParcelDeliveries.ParcelDelivery::carrierName)
                        .findFirst()
                        .orElseGet(() -> Carriers.name(sent.carrier())));
        putIfKnown(params, "trackingCode", sent.trackingCode());
        params.put(
                "trackingUrls",
                sentParcels.stream()
                        .filter(parcel -> parcel.trackingCode() != null)
                        .map(ParcelDeliveries.ParcelDelivery::trackingUrl)
                        .toList());
        params.put("lines", contents(order, sent.lines()));
        return params;
    }

    /** What a total is made of; nothing of an order that has neither shipping nor discounts. */
    private static void putParts(Map<String, Object> params, Orders.Amounts amounts, String currency) {
        if (amounts.discounts().signum() > 0) {
            params.put("discount", money(amounts.discounts(), currency));
        }
        if (amounts.shipping().signum() > 0) {
            params.put("shipping", money(amounts.shipping(), currency));
        }
    }

    private Map<String, Object> parcel(Orders.OrderFacts order, ParcelDeliveries.News news) {
        var parcel = news.parcel();
        var params = about(order);
        putIfKnown(params, "carrier", parcel.carrierName());
        putIfKnown(params, "trackingCode", parcel.trackingCode());
        putIfKnown(params, "place", parcel.place());
        if (parcel.promisedFrom() != null) {
            windows.put(params, order.orderId());
        }
        places.put(params, order.orderId());
        putIfKnown(params, "pointName", parcel.agreedPlace());
        params.put("trackingUrl", parcel.trackingUrl());
        params.put("status", parcel.status());
        if (news.until() != null) {
            params.put("until", NodeTime.iso(news.until(), HOME));
        }
        if (news.wish() != null) {
            putIfKnown(params, "agreedPlace", news.wish().place());
            putIfKnown(
                    params,
                    "agreedOn",
                    news.wish().deliverOn() == null
                            ? null
                            : news.wish().deliverOn().toString());
        }
        params.put("lines", contents(order, news.lines()));
        return params;
    }

    private static List<Map<String, Object>> contents(Orders.OrderFacts order, List<LineQuantity> held) {
        var lines = order.lines().stream().collect(Collectors.toMap(Orders.Line::lineId, Function.identity()));
        return held.stream()
                .map(line -> item(lines.get(line.lineId()).description(), line.quantity()))
                .toList();
    }

    private static void putIfKnown(Map<String, Object> params, String name, String value) {
        if (value != null && !value.isBlank()) {
            params.put(name, value);
        }
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

    private static List<Map<String, Object>> items(List<FulfilmentPlan.Item> lines) {
        return lines.stream()
                .map(line -> item(line.description(), line.quantity()))
                .toList();
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

    private Map<String, Object> instructed(Orders.OrderFacts order, Payments.Instructions instructions) {
        var zone = order.nodeId() == null ? HOME : node(order.nodeId()).timeZone();
        var params = about(order);
        params.put("method", instructions.method());
        params.put("amount", money(instructions.amount(), instructions.currency()));
        params.put("currency", instructions.currency());
        params.put("code", instructions.code());
        putIfKnown(params, "payableLine", instructions.payableLine());
        params.put("dueAt", NodeTime.iso(instructions.dueAt(), zone));
        return params;
    }

    private Map<String, Object> notRenewed(Orders.OrderFacts order, UUID paymentId) {
        var payment = payments.ofOrder(order.orderId()).stream()
                .filter(one -> one.paymentId().equals(paymentId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no payment " + paymentId));
        var params = about(order);
        params.put("method", payment.method());
        params.put("amount", money(payment.amount(), payment.currency()));
        params.put("currency", payment.currency());
        return params;
    }

    private static Map<String, Object> refunded(Orders.OrderFacts order, Payments.Refunded refund) {
        var currency = refund.currency();
        var params = about(order);
        params.put("reason", refund.reason());
        params.put("total", money(refund.original().add(refund.credit()), currency));
        params.put("currency", currency);
        if (refund.original().signum() > 0) {
            params.put("original", money(refund.original(), currency));
        }
        if (refund.credit().signum() > 0) {
            params.put("credit", money(refund.credit(), currency));
            params.put("creditCode", String.join(", ", refund.creditCodes()));
        }
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

    private static List<Map<String, Object>> wanted(Orders.OrderFacts order) {
        return order.lines().stream()
                .filter(line -> line.quantity() > 0)
                .map(line -> item(line.description(), line.quantity()))
                .toList();
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

    private static Map<String, Object> about(Orders.OrderFacts order) {
        var params = new LinkedHashMap<String, Object>();
        params.put("orderNumber", order.externalId());
        return params;
    }

    private static Map<String, Object> item(String description, int quantity) {
        return Map.of("description", description, "quantity", quantity);
    }

    private Catalogue.Node node(String nodeId) {
        return catalogue.node(nodeId).orElseThrow(() -> new IllegalStateException("There is no node " + nodeId));
    }

    /** As many digits as the currency has, so that people read 10.00 and not 10. */
    private static String money(BigDecimal amount, String currency) {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return amount.setScale(Math.max(digits, amount.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
