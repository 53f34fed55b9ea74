package io.pontual.workers.shipping;

import io.pontual.processes.CardNumbers;
import io.pontual.processes.shipping.RecordReport;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.time.NodeTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Calls a store's courier to a parcel, and takes in what the courier says of it, as if a carrier had reported it. */
@Service
class CourierDesk {
    private static final String HOME = "America/Sao_Paulo";
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final int LONGEST_REFERENCE = 100;

    private final DeliveryRepository deliveries;
    private final ParcelRepository parcels;
    private final ShipmentRepository shipments;
    private final TrackingIntake intake;
    private final CourierGateway courier;
    private final Orders orders;
    private final Clock clock;

    CourierDesk(
            DeliveryRepository deliveries,
            ParcelRepository parcels,
            ShipmentRepository shipments,
            TrackingIntake intake,
            CourierGateway courier,
            Orders orders,
            Clock clock) {
        this.deliveries = deliveries;
        this.parcels = parcels;
        this.shipments = shipments;
        this.intake = intake;
        this.courier = courier;
        this.orders = orders;
        this.clock = clock;
    }

    /** The courier has the parcel; nothing for any other carrier's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void taken(Delivery delivery) {
        var parcel = delivery.parcel();
        if (!Courier.CODE.equals(parcel.carrier()) || parcel.expectedBy() == null) {
            // A node that works with a system of its own may call somebody so: it sees to that parcel itself.
            return;
        }
        intake.applyTo(delivery, List.of(event(delivery, "taken", Status.OUT_FOR_DELIVERY, null, null)));
        var all = parcels.ofFulfilment(parcel.fulfilmentId());
        var box = all.stream()
                .filter(one -> one.parcelId().equals(parcel.parcelId()))
                .map(Parcel::box)
                .findFirst();
        var destination = orders.facts(parcel.orderId()).destination();
        courier.call(
                parcel,
                new CourierGateway.Call(
                        shipments
                                .find(parcel.fulfilmentId())
                                .orElseThrow()
                                .offer()
                                .nodeId(),
                        box.map(Parcel.Box::number).orElse(1) + "/" + Math.max(1, all.size()),
                        box.map(one -> one.packed().weightGrams()).orElse(0),
                        destination == null ? null : destination.city()));
    }

    /** Once for each report. @throws NeedsOperator when nothing is known of the parcel */
    @Transactional
    public RecordReport.Output report(RecordReport.Input input) {
        var delivery = deliveries
                .lock(input.parcelId())
                .orElseThrow(() -> new NeedsOperator(
                        "Nothing is known of parcel " + input.parcelId() + ". Cancel this process instance."));
        var status = status(input);
        intake.applyTo(
                delivery,
                List.of(event(delivery, input.reportId(), status, reference(input.proof()), reference(input.photo()))));
        return switch (status) {
            case REFUSED, DAMAGED -> new RecordReport.Output("back", inADay());
            case AT_PICKUP_POINT -> new RecordReport.Output("waits", inADay());
            case ATTEMPT_FAILED, ADDRESS_WRONG -> new RecordReport.Output("again", inADay());
            default -> new RecordReport.Output("done", null);
        };
    }

    private static Status status(RecordReport.Input input) {
        return switch (String.valueOf(input.report())) {
            case "delivered" -> Status.DELIVERED;
            case "refused" -> Status.REFUSED;
            case "damaged" -> Status.DAMAGED;
            case "address" -> Status.ADDRESS_WRONG;
            case "returned" -> Status.RETURNED;
            // Only where the customer wanted it: nowhere else may it be left.
            case "left" -> input.destination() == null ? Status.ATTEMPT_FAILED : Status.AT_PICKUP_POINT;
            default -> Status.ATTEMPT_FAILED;
        };
    }

    private String inADay() {
        return NodeTime.iso(clock.instant().plus(A_DAY), HOME);
    }

    private TrackingEvent event(Delivery delivery, String id, Status status, String proof, String photo) {
        var label = TrackingLabel.of(delivery);
        return new TrackingEvent(
                "courier:" + delivery.parcelId() + ":" + id,
                label.carrier(),
                label.trackingCode(),
                status,
                status.name().toLowerCase(),
                clock.instant(),
                null,
                null,
                proof == null ? photo : photo == null ? proof : proof + " " + photo);
    }

    private static String reference(String given) {
        return Optional.ofNullable(given)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() > LONGEST_REFERENCE ? text.substring(0, LONGEST_REFERENCE) : text)
                .map(CardNumbers::removedFrom)
                .orElse(null);
    }
}
