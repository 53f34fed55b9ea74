package io.pontual.workers.shipping;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.PrepareParcel;
import io.pontual.processes.shipping.RecordShipment;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the shelf into the carrier's hands. */
@Service
class Dispatch {
    private final Orders orders;
    private final ShipmentRepository shipments;
    private final ParcelRepository parcels;
    private final OpenShipments open;
    private final ShipmentStory story;
    private final Deliveries deliveries;
    private final WarehouseParcels warehouse;
    private final DeliveryWindows windows;
    private final Clock clock;

    Dispatch(
            Orders orders,
            ShipmentRepository shipments,
            ParcelRepository parcels,
            OpenShipments open,
            ShipmentStory story,
            Deliveries deliveries,
            WarehouseParcels warehouse,
            DeliveryWindows windows,
            Clock clock) {
        this.orders = orders;
        this.shipments = shipments;
        this.parcels = parcels;
        this.open = open;
        this.story = story;
        this.deliveries = deliveries;
        this.warehouse = warehouse;
        this.windows = windows;
        this.clock = clock;
    }

    /**
     * @throws NeedsOperator when nothing was picked
     * @throws io.pontual.workers.platform.engine.BusinessError {@code ORDERING_ON_HOLD} when somebody holds the order or the
     *     fulfilment
     */
    @Transactional
    public PrepareParcel.Output prepare(PrepareParcel.Input input) {
        // The order is locked before the shipment, as for a cancellation.
        orders.openForWork(input.orderId());
        open.lock(input.orderId(), input.fulfilmentId())
                .filter(shipment -> !shipment.is(ShipmentStatus.PICKED))
                .ifPresent(shipment -> {
                    orders.requireReleased(input.orderId(), input.fulfilmentId());
                    var lines = input.picked().stream()
                            .filter(line -> line.quantity() > 0)
                            .toList();
                    if (lines.isEmpty()) {
                        throw new NeedsOperator("Nothing was picked for fulfilment " + input.fulfilmentId()
                                + ", so nothing can be sent. Correct 'picked' and retry.");
                    }
                    shipment.pick(clock.instant());
                    shipments.update(shipment);
                    shipments.insertLines(shipment.fulfilmentId(), lines);
                });
        return new PrepareParcel.Output(windows.of(input.orderId())
                .map(window -> WindowMoves.handOverBy(window, clock.instant()))
                .orElse(input.dueAt()));
    }

    /**
     * The carrier has the parcel; doing it again gives the same answer.
     *
     * @throws NeedsOperator when it was called back before
     */
    @Transactional
    public RecordShipment.Output ship(RecordShipment.Input input) {
        var shipment = shipments.lock(input.fulfilmentId()).orElseThrow(() -> notWaiting(input, "was never offered"));
        var lines = shipments.lines(input.fulfilmentId());
        if (shipment.is(ShipmentStatus.PICKED)) {
            shipment.ship(handOver(shipment, input, lines), clock.instant());
            shipments.update(shipment);
            story.tell(shipment, TimelineKind.SHIPMENT_SHIPPED, Map.of("quantity", units(lines)));
        } else if (!shipment.is(ShipmentStatus.SHIPPED)) {
            throw notWaiting(input, "is " + shipment.status());
        }
        return new RecordShipment.Output(lines);
    }

    /**
     * Every parcel that a warehouse has told of; else those with labels, with who made them; a node that sent goods without
     * any says who took them.
     */
    private Shipment.Carriage handOver(Shipment shipment, RecordShipment.Input input, List<LineQuantity> lines) {
        var gone = warehouse.gone(shipment, clock.instant());
        if (!gone.isEmpty()) {
            gone.forEach(one -> deliveries.begin(one.parcel(), one.lines()));
            return new Shipment.Carriage(input.carrier(), input.trackingCode());
        }
        var labelled = parcels.ofFulfilment(input.fulfilmentId()).stream()
                .filter(parcel -> parcel.is(ParcelStatus.LABELLED))
                .toList();
        if (labelled.isEmpty()) {
            deliveries.begin(
                    new Delivery.Parcel(
                            input.fulfilmentId(),
                            input.orderId(),
                            input.fulfilmentId(),
                            input.carrier(),
                            input.trackingCode(),
                            null,
                            clock.instant()),
                    lines);
            return new Shipment.Carriage(input.carrier(), input.trackingCode());
        }
        var parts = Packing.spread(lines, labelled.size());
        for (var i = 0; i < parts.size(); i++) {
            handOver(labelled.get(i), parts.get(i));
        }
        var first = labelled.getFirst().carriage();
        return new Shipment.Carriage(first.carrier(), first.trackingCode());
    }

    private void handOver(Parcel parcel, List<LineQuantity> lines) {
        parcel.handOver(clock.instant());
        parcels.update(parcel);
        deliveries.begin(
                new Delivery.Parcel(
                        parcel.parcelId(),
                        parcel.box().orderId(),
                        parcel.box().fulfilmentId(),
                        parcel.carriage().carrier(),
                        parcel.carriage().trackingCode(),
                        parcel.carriage().promisedBy(),
                        clock.instant()),
                lines);
    }

    private static int units(List<LineQuantity> lines) {
        return lines.stream().mapToInt(LineQuantity::quantity).sum();
    }

    private static NeedsOperator notWaiting(RecordShipment.Input input, String why) {
        return new NeedsOperator("Fulfilment " + input.fulfilmentId() + " of order " + input.orderId() + " " + why
                + ", but its parcel is said to be with the carrier. Ask the node to get it back; this process instance is"
                + " to be cancelled if it is still there.");
    }
}
