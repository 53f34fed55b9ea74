package io.pontual.workers.ordering;

import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The address was wrong, and that was found out at the door: whatever goes there from now on goes to the right one. */
@Service
class AddressCorrection {
    private final OrderRepository repository;
    private final OrderReadRepository orders;
    private final ParcelDeliveries deliveries;
    private final DeliveryWindows windows;
    private final Timeline timeline;

    AddressCorrection(
            OrderRepository repository,
            OrderReadRepository orders,
            ParcelDeliveries deliveries,
            DeliveryWindows windows,
            Timeline timeline) {
        this.repository = repository;
        this.orders = orders;
        this.deliveries = deliveries;
        this.windows = windows;
        this.timeline = timeline;
    }

    /**
     * The same address again changes nothing.
     *
     * @return as it is stored
     * @throws Problem 404, 403, 400 when the CEP is not one of the state, 409 when nothing has left yet, or it does not go to
     *     an address of the customer's
     */
    @Transactional
    public Address correct(UUID orderId, Address address, ApiKey caller) {
        repository.lock(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        var head = orders.head(orderId).orElseThrow();
        caller.requireChannel(head.channel());
        if (!PostalCodes.belongsTo(address.postalCode(), address.state())) {
            throw Problem.invalid(
                    "/state",
                    address.state() + " has no CEP " + address.postalCode() + "; correct the state or the postalCode");
        }
        var known = orders.address(orderId);
        if (!PlaceOrder.Fulfilment.SHIP.equals(head.method()) || head.pickupPointId() != null || known.isEmpty()) {
            throw Problem.conflict(
                    "no-address", "Order " + orderId + " is not sent to an address, or it has been erased.");
        }
        if (deliveries.ofOrder(orderId).isEmpty()) {
            throw Problem.conflict(
                    "address-changeable",
                    "Nothing of order " + orderId + " has left yet: change its address with POST /api/v1/orders/"
                            + orderId + "/changes.");
        }
        if (!ChangeRules.kept(address).equals(known.get())) {
            repository.putAddress(orderId, address);
            windows.follow(orderId, head.service(), PostalCodes.digits(address.postalCode()));
            timeline.record(orderId, TimelineKind.ADDRESS_CORRECTED, Ids.next(), Map.of());
        }
        return orders.address(orderId).orElseThrow();
    }
}
