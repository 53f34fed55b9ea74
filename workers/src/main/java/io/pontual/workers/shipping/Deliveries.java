package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.messaging.InboundBatches;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins to follow parcels that a carrier has. */
@Service
class Deliveries {
    private final DeliveryRepository deliveries;
    private final TrackingIntake intake;
    private final InboundBatches inbound;
    private final CarrierGateway carriers;
    private final CourierDesk courier;
    private final Orders orders;

    Deliveries(
            DeliveryRepository deliveries,
            TrackingIntake intake,
            InboundBatches inbound,
            CarrierGateway carriers,
            CourierDesk courier,
            Orders orders) {
        this.deliveries = deliveries;
        this.intake = intake;
        this.inbound = inbound;
        this.carriers = carriers;
        this.courier = courier;
        this.orders = orders;
    }

    /**
     * The carrier has the parcel; again does nothing. What the carrier reported of it before is taken in now. One without
     * a number cannot be followed, and nothing is done about it.
     *
     * @param lines what is in it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(Delivery.Parcel parcel, List<LineQuantity> lines) {
        var delivery = new Delivery(parcel, TrackingToken.next(), Delivery.State.NEW);
        var label = TrackingLabel.of(delivery);
        if (label.isComplete()) {
            deliveries.claim(List.of(label));
        }
        if (!deliveries.insert(delivery)) {
            return;
        }
        deliveries.insertLines(parcel.parcelId(), lines);
        if (label.isComplete()) {
            carriers.dispatched(parcel, orders.facts(parcel.orderId()).deliveryService());
            var early = inbound.takeParked(
                    Queue.SHIPPING_TRACKING_EVT,
                    TrackingEvent.class,
                    "trackingCode",
                    label.trackingCode(),
                    event -> label.equals(TrackingLabel.of(event))
                            && event.status() != null
                            && event.occurredAt() != null);
            intake.applyTo(delivery, early);
            courier.taken(delivery);
        }
    }

    /**
     * The carrier has made the label of a parcel that it does not have yet: that it announces it is no news, and need not
     * wait for anybody.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announced(String carrier, String trackingCode) {
        var label = new TrackingLabel(carrier, trackingCode);
        deliveries.claim(List.of(label));
        inbound.takeParked(
                Queue.SHIPPING_TRACKING_EVT,
                TrackingEvent.class,
                "trackingCode",
                trackingCode,
                event -> label.equals(TrackingLabel.of(event)) && event.status() == TrackingEvent.Status.ANNOUNCED);
    }
}
