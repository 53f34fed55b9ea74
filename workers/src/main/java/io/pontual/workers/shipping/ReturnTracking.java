package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.workers.platform.messaging.InboundBatches;
import io.pontual.workers.shipping.ReturnParcel.Status;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What carriers report of parcels that come back. They report late, twice and in any order: what counts is how far the
 * parcel has come, and it never goes back; only what was lost may be found.
 */
@Service
class ReturnTracking {
    private final ReturnParcelRepository parcels;
    private final DeliveryRepository deliveries;
    private final InboundBatches inbound;
    private final ReturnParcelGateway gateway;
    private final Clock clock;

    ReturnTracking(
            ReturnParcelRepository parcels,
            DeliveryRepository deliveries,
            InboundBatches inbound,
            ReturnParcelGateway gateway,
            Clock clock) {
        this.parcels = parcels;
        this.deliveries = deliveries;
        this.inbound = inbound;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** @return those that are about parcels that come back; they were taken in, now or before */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<TrackingEvent> apply(Collection<TrackingEvent> events) {
        var codes = events.stream().map(TrackingEvent::trackingCode).collect(Collectors.toSet());
        if (codes.isEmpty()) {
            return Set.of();
        }
        var known = new HashMap<TrackingLabel, ReturnParcel>();
        parcels.lockTracked(codes)
                .forEach(parcel -> known.put(new TrackingLabel(parcel.carrier(), parcel.trackingCode()), parcel));
        var taken = new HashSet<TrackingEvent>();
        events.stream()
                .filter(event -> known.containsKey(TrackingLabel.of(event)))
                .sorted(Comparator.comparing(TrackingEvent::occurredAt))
                .forEach(event -> {
                    taken.add(event);
                    known.computeIfPresent(TrackingLabel.of(event), (label, parcel) -> apply(parcel, event));
                });
        return taken;
    }

    /** What the carrier reported before we knew its number. */
    void catchUp(ReturnParcel parcel) {
        var label = new TrackingLabel(parcel.carrier(), parcel.trackingCode());
        deliveries.claim(List.of(label));
        var current = parcel;
        var early = inbound.takeParked(
                Queue.SHIPPING_TRACKING_EVT,
                TrackingEvent.class,
                "trackingCode",
                label.trackingCode(),
                event -> label.equals(TrackingLabel.of(event)) && event.status() != null && event.occurredAt() != null);
        for (var event : early) {
            current = apply(current, event);
        }
    }

    private ReturnParcel apply(ReturnParcel parcel, TrackingEvent event) {
        var now = clock.instant();
        if (!parcels.insert(parcel.parcelId(), event, now)) {
            return parcel;
        }
        var unsent = parcel.status().isUnsent();
        if (unsent && event.status() == TrackingEvent.Status.ATTEMPT_FAILED) {
            gateway.missed(parcel, event);
            return parcel;
        }
        var next = next(event.status());
        if (next == null || !parcel.status().leadsTo(next)) {
            return parcel;
        }
        var moved = parcel.become(next);
        parcels.moved(moved, event.place(), now);
        parcels.deleteLabel(parcel.parcelId());
        if (unsent) {
            gateway.taken(moved);
        }
        if (next == Status.ARRIVED) {
            gateway.arrived(moved);
        } else if (next == Status.LOST) {
            gateway.lost(moved);
        }
        return moved;
    }

    /** Null for what says nothing new of a parcel that the customer has. */
    private static Status next(TrackingEvent.Status reported) {
        return switch (reported) {
            case ANNOUNCED, ATTEMPT_FAILED -> null;
            case DELIVERED -> Status.ARRIVED;
            case LOST, DAMAGED -> Status.LOST;
            case COLLECTED,
                    IN_TRANSIT,
                    DELAYED,
                    OUT_FOR_DELIVERY,
                    ADDRESS_WRONG,
                    AT_PICKUP_POINT,
                    REFUSED,
                    RETURNING,
                    RETURNED -> Status.SENT;
        };
    }
}
