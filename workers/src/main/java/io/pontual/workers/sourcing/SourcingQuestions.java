package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.sourcing.contract.Supply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts what is to be sourced into a question. */
@Component
class SourcingQuestions {
    private final Orders orders;
    private final Catalogue catalogue;
    private final SourcingStepRepository steps;
    private final PostalCodes places;

    SourcingQuestions(Orders orders, Catalogue catalogue, SourcingStepRepository steps, PostalCodes places) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.steps = steps;
        this.places = places;
    }

    /**
     * How some lines are to get to the customer.
     *
     * @param pickupNodeId null for ship
     * @param wantedNodeId the only node to consider; null for any
     */
    record Way(Method method, String pickupNodeId, String wantedNodeId) {}

    /** All lines, as far as they are wanted. */
    SourcingRequest initial(UUID orderId) {
        var order = orders.facts(orderId);
        var items = order.lines().stream()
                .filter(line -> line.quantity() > 0)
                .map(line -> new FulfilmentPlan.Item(line.lineId(), line.sku(), line.description(), line.quantity()))
                .toList();
        return request(order, "initial", new Way(Method.of(order.method()), order.nodeId(), null), items);
    }

    /** @param items what is left to be supplied */
    SourcingRequest again(UUID orderId, String cause, Way way, List<FulfilmentPlan.Item> items) {
        return request(orders.facts(orderId), cause, way, items);
    }

    /** The way that the order says; what the customer chose about single lines does not count any more. */
    Way wayOfOrder(UUID orderId) {
        var order = orders.facts(orderId);
        return new Way(Method.of(order.method()), order.nodeId(), null);
    }

    /** What would be asked if the order went another way. */
    SourcingRequest rerouted(UUID orderId, Supply.Route route, List<FulfilmentPlan.Item> items) {
        var order = orders.facts(orderId);
        return request(
                new Orders.OrderFacts(
                        orderId,
                        order.externalId(),
                        order.channel(),
                        order.currency(),
                        order.total(),
                        order.status(),
                        order.cancellationReason(),
                        route.method(),
                        route.nodeId(),
                        route.service(),
                        route.destination(),
                        order.lines()),
                Resourcing.CHANGED,
                new Way(Method.of(route.method()), route.nodeId(), null),
                items);
    }

    /** Lines that the order does not have yet, the way it goes. */
    SourcingRequest added(UUID orderId, String cause, List<Orders.Line> lines) {
        var order = orders.facts(orderId);
        return request(
                order,
                cause,
                wayOfOrder(orderId),
                lines.stream()
                        .map(line ->
                                new FulfilmentPlan.Item(line.lineId(), line.sku(), line.description(), line.quantity()))
                        .toList(),
                lines);
    }

    private SourcingRequest request(Orders.OrderFacts order, String cause, Way way, List<FulfilmentPlan.Item> items) {
        return request(order, cause, way, items, order.lines());
    }

    /** @param priced lines with the prices of the items */
    private SourcingRequest request(
            Orders.OrderFacts order, String cause, Way way, List<FulfilmentPlan.Item> items, List<Orders.Line> priced) {
        var products = products(order.orderId(), items);
        var prices = priced.stream().collect(Collectors.toMap(Orders.Line::lineId, Orders.Line::unitPrice));
        var lines = items.stream()
                .map(item -> new SourcingRequest.Line(
                        item.lineId(),
                        item.sku(),
                        products.get(item.sku()).name(),
                        products.get(item.sku()).group(),
                        item.quantity(),
                        prices.get(item.lineId()),
                        products.get(item.sku()).weightGrams()))
                .toList();
        var ships = way.method() == Method.SHIP;
        return new SourcingRequest(
                order.orderId(),
                cause,
                order.channel(),
                order.total(),
                order.currency(),
                way.method().code(),
                ships ? order.deliveryService() : null,
                ships ? null : way.pickupNodeId(),
                ships ? destination(order) : null,
                lines,
                steps.excluded(order.orderId()),
                way.wantedNodeId());
    }

    private SourcingRequest.Destination destination(Orders.OrderFacts order) {
        var destination = order.destination();
        if (destination == null) {
            throw new NeedsOperator("Order " + order.orderId() + " is to be sent, but has no address (it may have been"
                    + " erased). Ask the customer, or cancel the order.");
        }
        return places.locate(destination.postalCode())
                .orElseThrow(() -> new NeedsOperator("Order " + order.orderId() + " is to be sent to CEP "
                        + destination.postalCode() + ", which is not known. Add its range to postal-codes.csv and"
                        + " retry, or cancel the order."));
    }

    private Map<String, Catalogue.Product> products(UUID orderId, List<FulfilmentPlan.Item> items) {
        Set<String> skus = items.stream().map(FulfilmentPlan.Item::sku).collect(Collectors.toSet());
        var products = catalogue.products(skus);
        skus.stream()
                .filter(sku -> !products.containsKey(sku))
                .sorted()
                .findFirst()
                .ifPresent(sku -> {
                    throw new NeedsOperator(
                            "Order %s has SKU %s, which is not in the catalogue. ".formatted(orderId, sku)
                                    + "Add the product and retry, or cancel the order.");
                });
        return products;
    }
}
