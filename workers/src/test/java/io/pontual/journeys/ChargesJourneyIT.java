package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shipping and coupons, and what becomes of them when not everything comes. */
class ChargesJourneyIT extends Journey {
    private static final String STORE = "sp-pinheiros";

    /**
     * 3 x 33.33 and 2 x 20.20, sent for 15.90; off are 10.00 of the order (7.12 of it on line 1, 2.88 on line 2) and 5.00 of
     * the shipping. One unit of line 2 is cancelled, one of line 1 is not found.
     */
    @Test
    void what_came_is_charged_with_its_share_of_the_coupon_and_with_the_shipping_to_the_cent() {
        var one = newProduct("");
        var other = newProduct("");
        stock(STORE, one, 3);
        stock(STORE, other, 2);
        var request = order().line(one, 3, "33.33")
                .line(other, 2, "20.20")
                .shipping("15.90")
                .coupon("VOLTA10", "10.00", "order")
                .coupon("FRETE", "5.00", "shipping")
                .paidBy("pix", null, "100.00")
                .paidWith("tok_approved", "41.29")
                .sent();
        var orderId = place(request);
        var offered = awaitTask(orderId, "Task_AcceptShipment");
        assertThat(awaitMail(request.email(), "Recebemos").path("text").asText())
                .contains("R$ 141,29", "R$ 15,00", "R$ 15,90");

        var changed = api.post(
                "/api/v1/orders/" + orderId + "/changes",
                Map.of("cancelLines", List.of(Map.of("lineId", "2", "quantity", 1))));
        assertThat(changed.body().path("priceDifference").asText()).isEqualTo("-18.76");
        await().atMost(PATIENCE).until(() -> openTasks(orderId).stream()
                .noneMatch(task -> task.path("taskId").equals(offered.path("taskId"))));
        complete(awaitTask(orderId, "Task_AcceptShipment"), Map.of("accepted", true));
        complete(
                awaitTask(orderId, "Task_PickItems"),
                Map.of("picked", List.of(Map.of("lineId", "1", "quantity", 2), Map.of("lineId", "2", "quantity", 1))));
        complete(awaitLabelled(orderId), Map.of("allHandedOver", true));
        awaitTask(orderId, "Task_ResolveShortage");
        advance(Duration.ofDays(8));

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order).subtract(refunded(order))).isEqualByComparingTo("91.57");
        var charged = order.path("charged");
        assertThat(charged.path("total").asText()).isEqualTo("91.57");
        assertThat(charged.path("subtotal").asText()).isEqualTo("86.86");
        assertThat(charged.path("discount").asText()).isEqualTo("11.19");
        assertThat(charged.path("shipping").asText()).isEqualTo("15.90");
        assertThat(charged.path("items")).hasSize(1);
        assertThat(order.path("total").asText()).isEqualTo("122.53");
        assertThat(awaitMail(request.email(), "conclu").path("text").asText())
                .contains("R$ 91,57", "R$ 11,19", "R$ 15,90");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void nothing_is_charged_for_shipping_when_nothing_was_sent() {
        var sku = newProduct("");
        stock(STORE, sku, 1);
        var orderId = place(order().line(sku, 1, "59.90")
                .shipping("15.90")
                .coupon("VOLTA10", "10.00", "order")
                .sent());
        awaitTask(orderId, "Task_AcceptShipment");

        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of())
                        .status())
                .isEqualTo(202);

        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(captured(order)).isZero();
        assertThat(order.at("/charged/total").asText()).isEqualTo("0.00");
        assertNothingLeftBehind(orderId);
    }
}
