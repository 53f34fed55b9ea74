package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.InboundBatches;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import io.pontual.workers.sourcing.contract.Transits;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins to follow parcels that a carrier has. */
@Service
class Deliveries {
    /** Where parcels go to people whose own time we do not know. */
    private static final ZoneId HOME = ZoneId.of("America/Sao_Paulo");

    private final DeliveryRepository deliveries;
    private final TrackingIntake intake;
    private final InboundBatches inbound;
    private final CarrierGateway carriers;
    private final CourierDesk courier;
    private final Orders orders;
    private final Transits transits;
    private final DeliveryWindows windows;

    Deliveries(
            DeliveryRepository deliveries,
            TrackingIntake intake,
            InboundBatches inbound,
            CarrierGateway carriers,
            CourierDesk courier,
            Orders orders,
            Transits transits,
            DeliveryWindows windows) {
        this.deliveries = deliveries;
        this.intake = intake;
        this.inbound = inbound;
        this.carriers = carriers;
        this.courier = courier;
        this.orders = orders;
        this.transits = transits;
        this.windows = windows;
    }

    /**
     * The carrier has the parcel; again does nothing. What the carrier reported of it before is taken in now. One without
     * a number cannot be followed, and nothing is done about it. The window or day that the customer was promised is the
     * parcel's promise, whatever its carrier needs.
     *
     * @throws NeedsOperator when the carrier's number is another parcel's
     *
     * @param lines what is in it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(Delivery.Parcel sent, List<LineQuantity> lines) {
        var parcel = windows.of(sent.orderId())
                .map(window -> sent.promised(window.startsAt(), window.endsAt()))
                .or(() -> transits.promised(sent.orderId())
                        .map(day -> sent.promised(day.plusDays(1)
                                .atStartOfDay(HOME)
                                .minusMinutes(1)
                                .toInstant())))
                .orElse(sent);
        var delivery = new Delivery(parcel, TrackingToken.next(), Delivery.State.NEW);
        var label = TrackingLabel.of(delivery);
        if (label.isComplete()) {
            deliveries.claim(List.of(label));
            requireOwnNumber(parcel);
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

    private void requireOwnNumber(Delivery.Parcel parcel) {
        deliveries
                .tracked(parcel.carrier(), parcel.trackingCode())
                .filter(other -> !other.parcelId().equals(parcel.parcelId()))
                .ifPresent(other -> {
                    throw new NeedsOperator("Parcel " + other.parcelId() + " of " + parcel.carrier()
                            + " has the number " + parcel.trackingCode() + ", which is to be that of parcel "
                            + parcel.parcelId() + " too. Ask the node for the right one, correct the variable"
                            + " trackingCode and retry.");
                });
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
