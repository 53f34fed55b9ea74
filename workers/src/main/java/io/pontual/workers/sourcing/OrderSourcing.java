package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.persistence.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides which node supplies which lines. For now the node that the customer chose supplies all of them. */
@Service
class OrderSourcing {
    private final Orders orders;
    private final Catalogue catalogue;
    private final FulfilmentRepository fulfilments;

    OrderSourcing(Orders orders, Catalogue catalogue, FulfilmentRepository fulfilments) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.fulfilments = fulfilments;
    }

    /**
     * Plans the order's fulfilments, or gives back the plan that was made before.
     *
     * @throws NeedsOperator when the node or a product is gone, or the node does not offer the method any more
     */
    @Transactional
    public List<FulfilmentPlan> source(UUID orderId) {
        var planned = fulfilments.plans(orderId);
        if (!planned.isEmpty()) {
            return planned;
        }
        var order = orders.facts(orderId);
        var method = Method.of(order.method());
        fulfilments.insert(orderId, method, plan(order, method, node(order, method)));
        // What is stored counts: another attempt at this job may have been first.
        return fulfilments.plans(orderId);
    }

    private Catalogue.Node node(Orders.OrderFacts order, Method method) {
        var node = catalogue
                .node(order.nodeId())
                .orElseThrow(() -> new NeedsOperator("Order %s is to come from node %s, which does not exist. "
                                .formatted(order.orderId(), order.nodeId())
                        + "Add the node and retry, or cancel the order."));
        if (!node.active() || !node.methods().contains(method.code())) {
            throw new NeedsOperator(
                    "Order %s is to come from node %s by %s, which is inactive or does not offer it now. "
                                    .formatted(order.orderId(), node.nodeId(), method.code())
                            + "Change the node and retry, or cancel the order.");
        }
        return node;
    }

    private FulfilmentPlan plan(Orders.OrderFacts order, Method method, Catalogue.Node node) {
        var products =
                catalogue.products(order.lines().stream().map(Orders.Line::sku).collect(Collectors.toSet()));
        var items = order.lines().stream()
                .map(line -> new FulfilmentPlan.Item(
                        line.lineId(),
                        line.sku(),
                        product(order, products, line.sku()).name(),
                        line.quantity()))
                .toList();
        var groups = products.values().stream()
                .map(Catalogue.Product::group)
                .distinct()
                .sorted()
                .toList();
        return new FulfilmentPlan(Ids.next(), method.processId(), node.nodeId(), node.system(), groups, items);
    }

    private static Catalogue.Product product(
            Orders.OrderFacts order, Map<String, Catalogue.Product> products, String sku) {
        var product = products.get(sku);
        if (product == null) {
            throw new NeedsOperator(
                    "Order %s has SKU %s, which is not in the catalogue. ".formatted(order.orderId(), sku)
                            + "Add the product and retry, or cancel the order.");
        }
        return product;
    }
}
