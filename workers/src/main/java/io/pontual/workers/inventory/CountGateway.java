package io.pontual.workers.inventory;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.time.NodeTime;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Starts the process of a count. */
@Component
class CountGateway {
    private final Outbox outbox;
    private final NodeRepository nodes;
    private final ProductRepository products;
    private final CountProperties properties;
    private final Clock clock;

    CountGateway(
            Outbox outbox, NodeRepository nodes, ProductRepository products, CountProperties properties, Clock clock) {
        this.outbox = outbox;
        this.nodes = nodes;
        this.products = products;
        this.properties = properties;
        this.clock = clock;
    }

    /** In the transaction that wrote the request: no request without a task, and no task without a request. */
    void requested(UUID countId, StockKey stock, String reason) {
        var zone = nodes.find(stock.nodeId()).map(NodeResource::timeZone).orElse("UTC");
        var description = products.find(stock.sku()).map(ProductResource::name).orElse(stock.sku());
        outbox.publish(
                MessageName.INVENTORY_COUNT_REQUESTED,
                countId.toString(),
                countId.toString(),
                Map.of(
                        "countId",
                        countId,
                        "nodeId",
                        stock.nodeId(),
                        "sku",
                        stock.sku(),
                        "description",
                        description,
                        "reason",
                        reason,
                        "countDueAt",
                        NodeTime.iso(clock.instant().plus(properties.within()), zone)));
    }
}
