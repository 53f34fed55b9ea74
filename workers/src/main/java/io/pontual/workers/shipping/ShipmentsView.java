package io.pontual.workers.shipping;

import io.pontual.workers.shipping.contract.Shipments;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class ShipmentsView implements Shipments {
    private final ShipmentRepository shipments;
    private final ShipmentRecall recall;
    private final NodeGateway node;

    ShipmentsView(ShipmentRepository shipments, ShipmentRecall recall, NodeGateway node) {
        this.shipments = shipments;
        this.recall = recall;
        this.node = node;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Shipments.Shipment> ofOrder(UUID orderId) {
        return shipments.ofOrder(orderId).stream().map(ShipmentsView::shown).toList();
    }

    @Override
    public boolean recall(UUID orderId) {
        return recall.recallUnlessGone(orderId);
    }

    @Override
    public boolean recallOne(UUID fulfilmentId) {
        return recall.recallUnlessPicked(fulfilmentId);
    }

    @Override
    public void pickNow(UUID fulfilmentId) {
        shipments
                .find(fulfilmentId)
                .filter(shipment -> shipment.is(ShipmentStatus.ACCEPTED))
                .ifPresent(node::pickNow);
    }

    @Override
    public void refusePick(UUID fulfilmentId, String wrongScan) {
        shipments
                .find(fulfilmentId)
                .filter(shipment -> shipment.is(ShipmentStatus.ACCEPTED))
                .ifPresent(shipment -> node.refusePick(shipment, wrongScan));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Sent> sent(UUID fulfilmentId) {
        return shipments
                .find(fulfilmentId)
                .filter(shipment -> shipment.is(ShipmentStatus.SHIPPED))
                .map(shipment -> new Sent(
                        shipment.offer().nodeId(),
                        shipment.carriage().carrier(),
                        shipment.carriage().trackingCode(),
                        shipments.lines(fulfilmentId)));
    }

    private static Shipments.Shipment shown(io.pontual.workers.shipping.Shipment shipment) {
        return new Shipments.Shipment(
                shipment.fulfilmentId(),
                shipment.offer().nodeId(),
                shipment.status().name(),
                shipment.offer().offeredAt(),
                shipment.times().acceptedAt(),
                shipment.times().pickedAt(),
                shipment.times().shippedAt(),
                shipment.times().endedAt(),
                shipment.carriage().carrier(),
                shipment.carriage().trackingCode(),
                shipment.reason());
    }
}
