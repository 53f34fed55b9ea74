package io.pontual.workers.shipping;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what customers want of parcels on their way; the process passes it on. */
@Service
class DeliveryWishes {
    private static final ZoneId HOME = ZoneId.of("America/Sao_Paulo");
    static final int DAYS_AHEAD = 14;
    private static final int MOST = 5;

    private final TrackingReading reading;
    private final DeliveryRepository deliveries;
    private final DeliveryWishRepository wishes;
    private final CarrierGateway carriers;
    private final PickupPoints points;
    private final Catalogue catalogue;
    private final WindowMoves windows;
    private final Clock clock;

    DeliveryWishes(
            TrackingReading reading,
            DeliveryRepository deliveries,
            DeliveryWishRepository wishes,
            CarrierGateway carriers,
            PickupPoints points,
            Catalogue catalogue,
            WindowMoves windows,
            Clock clock) {
        this.reading = reading;
        this.deliveries = deliveries;
        this.wishes = wishes;
        this.carriers = carriers;
        this.points = points;
        this.catalogue = catalogue;
        this.windows = windows;
        this.clock = clock;
    }

    /**
     * The same wish again is the same wish.
     *
     * @throws Problem 400 naming what is wrong, 404 for no link, 409 when the parcel's way cannot be changed any more
     */
    @Transactional
    public DeliveryWish wish(String token, AskDelivery asked) {
        var found = reading.find(token).parcel();
        var parcelId = found.parcelId();
        if (found.hasWindow() && asked.kind().equalsIgnoreCase(DeliveryWish.Kind.RESCHEDULE.name())) {
            return intoWindow(found, asked);
        }
        var delivery = deliveries.lock(parcelId).orElseThrow();
        var wish = checked(delivery, asked);
        var earlier = wishes.ofParcel(parcelId);
        if (!earlier.isEmpty() && earlier.getLast().asks(wish)) {
            return earlier.getLast();
        }
        requireChangeable(delivery);
        if (earlier.size() >= MOST) {
            throw Problem.conflict(
                    "too-many-wishes",
                    "The way of this parcel was changed " + MOST + " times. Write to the shop instead.");
        }
        wishes.insert(wish);
        carriers.wake(parcelId, wish.wishId().toString());
        return wish;
    }

    /** The order is locked first, and then the parcel. */
    private DeliveryWish intoWindow(Delivery.Parcel parcel, AskDelivery asked) {
        if (asked.destination() != null) {
            throw Problem.invalid("/destination", "is only for kind redirect");
        }
        if (asked.windowId() == null || asked.deliverOn() == null) {
            throw Problem.invalid(
                    asked.deliverOn() == null ? "/deliverOn" : "/windowId",
                    "is required: the parcel is brought in a window of time; " + windows.words(parcel.orderId()));
        }
        windows.move(parcel.orderId(), asked.windowId(), asked.deliverOn());
        return wishes.ofParcel(parcel.parcelId()).getLast();
    }

    private DeliveryWish checked(Delivery delivery, AskDelivery asked) {
        var kind = DeliveryWish.Kind.valueOf(asked.kind().toUpperCase());
        if (asked.windowId() != null) {
            throw Problem.invalid("/windowId", "is only to reschedule a parcel that is brought in a window of time");
        }
        if (kind == DeliveryWish.Kind.RESCHEDULE) {
            checkDay(asked);
        } else {
            checkDestination(delivery, asked);
        }
        return new DeliveryWish(
                Ids.next(), delivery.parcelId(), kind, asked.deliverOn(), asked.destination(), clock.instant(), null);
    }

    private void checkDay(AskDelivery asked) {
        var today = LocalDate.ofInstant(clock.instant(), HOME);
        if (asked.destination() != null) {
            throw Problem.invalid("/destination", "is only for kind redirect");
        }
        if (asked.deliverOn() == null
                || !asked.deliverOn().isAfter(today)
                || asked.deliverOn().isAfter(today.plusDays(DAYS_AHEAD))) {
            throw Problem.invalid(
                    "/deliverOn", "must be a day from " + today.plusDays(1) + " to " + today.plusDays(DAYS_AHEAD));
        }
    }

    private void checkDestination(Delivery delivery, AskDelivery asked) {
        if (asked.deliverOn() != null) {
            throw Problem.invalid("/deliverOn", "is only for kind reschedule");
        }
        var wanted = asked.destination() == null ? "" : asked.destination();
        var point = points.point(wanted)
                .filter(found -> found.active()
                        && found.carrier().equals(delivery.parcel().carrier()));
        var store = catalogue
                .node(wanted)
                .filter(node -> node.active()
                        && node.kind().equals("store")
                        && node.methods().contains("pickup"));
        if (point.isEmpty() && store.isEmpty()) {
            throw Problem.invalid(
                    "/destination", "must be an active pickup point of the parcel's carrier, or a store with pickup");
        }
    }

    private static void requireChangeable(Delivery delivery) {
        var status = delivery.state().status();
        if (status.phase() != DeliveryStatus.Phase.OUTBOUND || status == DeliveryStatus.AT_PICKUP_POINT) {
            throw Problem.conflict(
                    "delivery-not-changeable", "The parcel is " + status + ": its way cannot be changed any more.");
        }
    }
}
