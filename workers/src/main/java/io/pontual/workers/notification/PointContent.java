package io.pontual.workers.notification;

import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.ordering.contract.Orders;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** At which partner's pickup point an order waits. */
@Component
class PointContent {
    private final Orders orders;
    private final PickupPoints points;

    PointContent(Orders orders, PickupPoints points) {
        this.orders = orders;
        this.points = points;
    }

    /** Nothing of an order that goes elsewhere. */
    void put(Map<String, Object> params, UUID orderId) {
        orders.pickupPoint(orderId).flatMap(points::point).ifPresent(point -> {
            params.put("pointName", point.name());
            params.put("pointAddress", point.street() + ", " + point.number() + ", " + point.city());
        });
    }
}
