package io.pontual.workers.shipping;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.WarehouseEvent;
import io.pontual.workers.ordering.contract.GiftWraps;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what a warehouse's management system confirms: in parts, in any order, and in the end all of it. */
@Service
class WarehouseEvents {
    private final ShipmentRepository shipments;
    private final WarehouseRepository warehouse;
    private final ParcelWeights weights;
    private final WarehouseGateway gateway;
    private final GiftWraps gifts;
    private final ShipmentStory story;
    private final Clock clock;

    WarehouseEvents(
            ShipmentRepository shipments,
            WarehouseRepository warehouse,
            ParcelWeights weights,
            WarehouseGateway gateway,
            GiftWraps gifts,
            ShipmentStory story,
            Clock clock) {
        this.shipments = shipments;
        this.warehouse = warehouse;
        this.weights = weights;
        this.gateway = gateway;
        this.gifts = gifts;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Writes down what is confirmed, and tells the process when that settles every unit, or when the carrier has all that
     * was picked. That a parcel is gone is written down at once, since from then on the order cannot be cancelled.
     *
     * @return why it fits nothing, for an operator; empty when it was taken in, or crossed a recall
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> apply(WarehouseEvent event) {
        var found = shipments.lock(event.fulfilmentId());
        if (found.isEmpty()) {
            return Optional.of("There is no shipment " + event.fulfilmentId());
        }
        var shipment = found.get();
        return misfit(shipment, event)
                .or(() -> crossedRecall(shipment, event) ? Optional.empty() : take(shipment, event));
    }

    private static Optional<String> misfit(Shipment shipment, WarehouseEvent event) {
        if (!shipment.offer().nodeId().equals(event.nodeId())) {
            return Optional.of("Node " + event.nodeId() + " reports on a shipment of node "
                    + shipment.offer().nodeId());
        }
        if (!shipment.hasWarehouseSystem()) {
            return Optional.of("Node " + event.nodeId() + " has no management system for this shipment");
        }
        if (wasStopped(shipment) && event.kind() == WarehouseEvent.Kind.HANDED_TO_CARRIER) {
            return Optional.of(event.kind() + " for a shipment that is " + shipment.status());
        }
        if (needsParcel(event) && (event.parcel() == null || event.parcel().number() == null)) {
            return Optional.of(event.kind() + " without the number of a parcel");
        }
        return Optional.empty();
    }

    private static boolean needsParcel(WarehouseEvent event) {
        return event.kind() == WarehouseEvent.Kind.PACKED || event.kind() == WarehouseEvent.Kind.HANDED_TO_CARRIER;
    }

    private static boolean wasStopped(Shipment shipment) {
        return shipment.is(ShipmentStatus.RECALLED) || shipment.is(ShipmentStatus.REJECTED);
    }

    /** Said before the recall reached the warehouse; but goods that have left all the same are for an operator. */
    private static boolean crossedRecall(Shipment shipment, WarehouseEvent event) {
        return wasStopped(shipment) && event.kind() != WarehouseEvent.Kind.HANDED_TO_CARRIER;
    }

    private Optional<String> take(Shipment shipment, WarehouseEvent event) {
        var order = warehouse.find(shipment.fulfilmentId());
        if (event.kind() == WarehouseEvent.Kind.REFUSED) {
            return refuse(shipment, order, event);
        }
        if (Boolean.FALSE.equals(shipment.nodeAccepted())) {
            return Optional.of(event.kind() + " after the warehouse has refused the whole");
        }
        var wasSettled = order.isSettled();
        var wasGone = order.isGone();
        var wrong = add(order, event);
        if (wrong.isPresent()) {
            return wrong.map(why -> event.kind() + ": " + why);
        }
        warehouse.update(shipment.fulfilmentId(), order);
        remember(shipment, event);
        if (!shipment.status().hasEnded()) {
            if (!wasSettled && order.isSettled()) {
                gateway.tellSettled(shipment, order);
                tellWrapped(shipment, order);
            }
            if (!wasGone && order.isGone()) {
                gateway.tellGone(shipment, order.carriage());
            }
        }
        return Optional.empty();
    }

    private Optional<String> refuse(Shipment shipment, WarehouseOrder order, WarehouseEvent event) {
        if (!order.isUntouched()) {
            return Optional.of("The warehouse refuses the whole after it has confirmed part of it");
        }
        if (shipment.nodeAccepted() == null) {
            shipment.nodeSaid(false);
            shipments.update(shipment);
            gateway.tellRefused(shipment, event.reason());
        }
        return Optional.empty();
    }

    private Optional<String> add(WarehouseOrder order, WarehouseEvent event) {
        return switch (event.kind()) {
            case TAKEN_ON, REFUSED -> Optional.empty();
            case PICKED -> order.settle(event.lines(), true);
            case SHORT -> order.settle(event.lines(), false);
            case PACKED ->
                weights.implausible(order, event).or(() -> order.pack(event.parcel(), event.lines(), clock.instant()));
            case HANDED_TO_CARRIER ->
                order.handOver(
                        event.parcel().number(),
                        new Shipment.Carriage(event.carrier(), event.trackingCode()),
                        clock.instant());
        };
    }

    /** Whatever it confirms, it works on it. */
    private void remember(Shipment shipment, WarehouseEvent event) {
        if (shipment.is(ShipmentStatus.OFFERED)) {
            shipment.accept(clock.instant());
            story.tell(shipment, TimelineKind.SHIPMENT_ACCEPTED);
        }
        if (event.kind() == WarehouseEvent.Kind.HANDED_TO_CARRIER && !shipment.hasLeft()) {
            shipment.leave(new Shipment.Carriage(event.carrier(), event.trackingCode()), clock.instant());
        }
        shipments.update(shipment);
    }

    /** A warehouse wraps what it was told to of what it found; it does not say so for itself. */
    private void tellWrapped(Shipment shipment, WarehouseOrder order) {
        var wraps = gifts.ofOrder(shipment.offer().orderId());
        var wrapped = order.picked().stream()
                .filter(line -> wraps.stream().anyMatch(gift -> gift.lineId().equals(line.lineId())))
                .mapToInt(LineQuantity::quantity)
                .sum();
        if (wrapped > 0) {
            story.tell(shipment, TimelineKind.GIFTS_WRAPPED, Map.of("quantity", wrapped));
        }
    }
}
