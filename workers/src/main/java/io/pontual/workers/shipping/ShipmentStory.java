package io.pontual.workers.shipping;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shipping's part of an order's timeline. Every fact names the node, as people know it. */
@Component
class ShipmentStory {
    private final Timeline timeline;
    private final Catalogue catalogue;

    ShipmentStory(Timeline timeline, Catalogue catalogue) {
        this.timeline = timeline;
        this.catalogue = catalogue;
    }

    void tell(Shipment shipment, TimelineKind kind) {
        tell(shipment, kind, Map.of());
    }

    /** @param more values that the words may use */
    void tell(Shipment shipment, TimelineKind kind, Map<String, ?> more) {
        var nodeId = shipment.offer().nodeId();
        var params = new LinkedHashMap<String, Object>(more);
        params.put("node", catalogue.node(nodeId).map(Catalogue.Node::name).orElse(nodeId));
        timeline.record(shipment.offer().orderId(), kind, shipment.fulfilmentId(), params);
    }
}
