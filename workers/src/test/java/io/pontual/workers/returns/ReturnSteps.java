package io.pontual.workers.returns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.Neighbours;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings an order to where its customer may give it back. */
@TestComponent
public class ReturnSteps {
    private final Api api;
    private final Neighbours neighbours;
    private final Orders orders;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReturnSteps(Api api, Neighbours neighbours, Orders orders, TransactionTemplate transaction, Clock clock) {
        this.api = api;
        this.neighbours = neighbours;
        this.orders = orders;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Two shirts of 89.90 (with 9.04 of the discounts on them) and a mug of 20.20 (with 1.96), sent for 13.95: 202.95 in
     * all. The customer has had them for so many days.
     */
    public UUID delivered(String channel, String customerId, int daysAgo) {
        var order = api.discountedOrder();
        order.put("channel", channel);
        if (customerId != null) {
            ((ObjectNode) order.path("customer")).put("customerId", customerId);
        }
        return delivered(order, daysAgo);
    }

    public UUID delivered(JsonNode order, int daysAgo) {
        var orderId = api.place(order).orderId();
        handOver(orderId, daysAgo, new LineQuantity("1", 2), new LineQuantity("2", 1));
        return orderId;
    }

    /** All of {@link #delivered} was charged to a card, and nothing has gone back. */
    public void charged(UUID orderId) {
        charged(orderId, "202.95", "0");
    }

    void charged(UUID orderId, String captured, String refunded) {
        var now = Instant.parse("2026-03-02T12:00:00Z");
        var amount = new BigDecimal("202.95");
        neighbours.payments(
                orderId,
                new Payments.Payment(
                        UUID.randomUUID(),
                        "credit-card",
                        "CAPTURED",
                        "BRL",
                        amount,
                        amount,
                        new BigDecimal(captured),
                        new BigDecimal(refunded),
                        null,
                        now,
                        now,
                        now,
                        List.of(),
                        null,
                        null,
                        null));
    }

    void handOver(UUID orderId, int daysAgo, LineQuantity... lines) {
        var fulfilmentId = UUID.randomUUID();
        transaction.executeWithoutResult(status -> orders.charge(orderId, fulfilmentId, List.of(lines)));
        neighbours.collected(
                orderId,
                new Pickups.HandedOver(
                        fulfilmentId, "STORE", clock.instant().minus(Duration.ofDays(daysAgo)), List.of(lines)));
    }
}
