package io.pontual.workers.returns;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.Problem;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Orders that a caller may act for: those of the channel of their key. */
@Component
class OrderAccess {
    private final Orders orders;

    OrderAccess(Orders orders) {
        this.orders = orders;
    }

    /** @throws Problem 404 when there is no such order, 403 for another channel's */
    Orders.OrderFacts require(UUID orderId, ApiKey caller) {
        try {
            var order = orders.facts(orderId);
            caller.requireChannel(order.channel());
            return order;
        } catch (NoSuchElementException unknown) {
            throw Problem.notFound("order", orderId);
        }
    }
}
