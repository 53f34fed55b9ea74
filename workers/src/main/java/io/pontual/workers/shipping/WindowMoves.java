package io.pontual.workers.shipping;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.picking.contract.PickingTimes;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import io.pontual.workers.sourcing.contract.DeliveryWindows.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has an order brought in another window, as long as the courier has not delivered it. */
@Service
class WindowMoves {
    private static final String HOME = "America/Sao_Paulo";

    private final DeliveryWindows windows;
    private final Orders orders;
    private final DeliveryRepository deliveries;
    private final ShipmentRepository shipments;
    private final DeliveryWishRepository wishes;
    private final CarrierGateway carriers;
    private final PickingTimes picking;
    private final Catalogue catalogue;
    private final Timeline timeline;
    private final Clock clock;

    WindowMoves(
            DeliveryWindows windows,
            Orders orders,
            DeliveryRepository deliveries,
            ShipmentRepository shipments,
            DeliveryWishRepository wishes,
            CarrierGateway carriers,
            PickingTimes picking,
            Catalogue catalogue,
            Timeline timeline,
            Clock clock) {
        this.windows = windows;
        this.orders = orders;
        this.deliveries = deliveries;
        this.shipments = shipments;
        this.wishes = wishes;
        this.carriers = carriers;
        this.picking = picking;
        this.catalogue = catalogue;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Soonest first; empty when there are none, or the order has no window. */
    @Transactional(readOnly = true)
    public List<Window> free(UUID orderId) {
        return windows.of(orderId).isEmpty() ? List.of() : windows.free(orderId, postalCode(orderId));
    }

    /** The clock of the node whose courier comes; null for a parcel that is not brought in a window. */
    @Transactional(readOnly = true)
    public String zone(Delivery.Parcel parcel) {
        return parcel.hasWindow()
                ? windows.of(parcel.orderId())
                        .flatMap(window -> catalogue.node(window.nodeId()))
                        .map(Catalogue.Node::timeZone)
                        .orElse(HOME)
                : null;
    }

    /** Soonest first; null for a parcel that does not come in a window, or whose way cannot be changed any more. */
    @Transactional(readOnly = true)
    public List<TrackingView.Window> instead(Delivery delivery) {
        return delivery.parcel().hasWindow() && isWithUs(delivery)
                ? free(delivery.parcel().orderId()).stream()
                        .map(window -> new TrackingView.Window(
                                window.windowId(), window.day(), window.startsAt(), window.endsAt()))
                        .toList()
                : null;
    }

    private static boolean isWithUs(Delivery delivery) {
        return isUnderWay(delivery) && Courier.CODE.equals(delivery.parcel().carrier());
    }

    private static boolean isUnderWay(Delivery delivery) {
        var status = delivery.state().status();
        return status.phase() == DeliveryStatus.Phase.OUTBOUND && status != DeliveryStatus.AT_PICKUP_POINT;
    }

    /** Those that are free, for people. */
    String words(UUID orderId) {
        var free = free(orderId);
        return free.isEmpty()
                ? "none is free in the next days"
                : "free are "
                        + free.stream()
                                .map(window -> window.windowId() + " on " + window.day())
                                .collect(Collectors.joining(", "));
    }

    /**
     * Moves the place, and what the customer was promised of each parcel. The same window again changes nothing.
     *
     * @throws Problem 400 for no such window, 409 when it is full, the order has none, or it is too late
     */
    @Transactional
    public Window move(UUID orderId, String windowId, LocalDate day) {
        if (!orders.openForWork(orderId)) {
            throw Problem.conflict("order-cancelled", "Order " + orderId + " is cancelled: nothing is brought.");
        }
        var underWay = deliveries.ofOrder(orderId).stream()
                .map(delivery -> deliveries.lock(delivery.parcelId()).orElseThrow())
                .toList();
        underWay.forEach(WindowMoves::requireWithUs);
        var before = windows.of(orderId);
        var window = windows.move(orderId, windowId, day, postalCode(orderId));
        if (before.filter(window::equals).isPresent()) {
            return window;
        }
        // The node picks for the new day.
        picking.reconsider(orderId);
        var moveId = Ids.next();
        timeline.record(
                orderId,
                TimelineKind.DELIVERY_WINDOW_MOVED,
                moveId,
                Map.of(
                        "windowFrom",
                        NodeTime.iso(window.startsAt(), HOME),
                        "windowUntil",
                        NodeTime.iso(window.endsAt(), HOME)));
        tell(orderId, moveId, window, underWay.isEmpty());
        underWay.forEach(delivery -> {
            deliveries.promise(delivery.parcel().promised(window.startsAt(), window.endsAt()));
            var wish = new DeliveryWish(
                    Ids.next(),
                    delivery.parcelId(),
                    DeliveryWish.Kind.RESCHEDULE,
                    window.day(),
                    null,
                    clock.instant(),
                    null);
            wishes.insert(wish);
            carriers.wake(delivery.parcelId(), wish.wishId().toString());
        });
        return window;
    }

    /** Of parcels that are on their way the customer is told by what sees to them. */
    private void tell(UUID orderId, UUID moveId, Window window, boolean nothingUnderWay) {
        if (nothingUnderWay) {
            carriers.windowMoved(orderId, moveId);
        }
        var by = handOverBy(window, clock.instant());
        shipments.ofOrder(orderId).stream()
                .filter(shipment -> shipment.is(ShipmentStatus.PICKED))
                .forEach(shipment -> carriers.handOverMoved(shipment.fulfilmentId(), moveId, by));
    }

    /** When the courier sets out, or by the end of a window that has begun. */
    static String handOverBy(Window window, Instant now) {
        return NodeTime.iso(now.isBefore(window.startsAt()) ? window.startsAt() : window.endsAt(), HOME);
    }

    private static void requireWithUs(Delivery delivery) {
        if (!isUnderWay(delivery)) {
            throw Problem.conflict(
                    "delivery-not-changeable",
                    "The parcel is " + delivery.state().status() + ": its way cannot be changed any more.");
        }
        if (!isWithUs(delivery)) {
            throw Problem.conflict(
                    "delivery-not-changeable",
                    "The parcel is with a carrier, which knows days and no windows: POST to the wishes of its tracking"
                            + " link.");
        }
    }

    private String postalCode(UUID orderId) {
        var destination = orders.facts(orderId).destination();
        return destination == null ? "" : destination.postalCode();
    }
}
