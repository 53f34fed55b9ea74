package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody holds goes on past no gate, and all the way once nobody does. */
class HoldsJourneyIT extends Journey {

    @Test
    void an_order_goes_on_when_the_last_of_its_holds_is_released() {
        var orderId = place(manyUnits());
        var review = awaitTask(orderId, "Task_ReviewOrder");
        var away = hold(orderId, "customer-request", null, null);
        complete(review, Map.of("reviewDecision", "approve"));
        awaitOpenHolds(orderId, 1);
        assertThat(show(orderId).path("status").asText()).isEqualTo("ON_HOLD");
        assertThat(api.get("/api/v1/holds?orderId=" + orderId)
                        .body()
                        .at("/items/0/age")
                        .asText())
                .startsWith("PT");

        release(orderId, away);

        awaitStatus(orderId, "CLOSED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_doubtful_address_waits_for_somebody_and_takes_no_money_before() {
        var orderId = place(order().through("marketplace").sentToState("RJ"));

        awaitHeldUp(orderId);
        var held = show(orderId);
        assertThat(held.path("status").asText()).isEqualTo("ON_HOLD");
        assertThat(held.at("/holds/0/type").asText()).isEqualTo("address");
        assertThat(held.at("/payments/0/status").asText()).isEqualTo("NOT_REQUESTED");
        release(orderId, held.at("/holds/0/holdId").asText());

        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo("119.80");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void goods_that_are_held_are_not_handed_out_whatever_the_code() {
        var request = order().at("sp-pinheiros").by("noshow");
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        var handOver = awaitTask(orderId, "Task_HandOver");
        var code = codeIn(awaitMail(request.email(), "pronto"));
        var holdId = hold(
                orderId,
                "payment",
                show(orderId).at("/fulfilments/0/fulfilmentId").asText(),
                null);

        complete(handOver, Map.of("collectionCode", code));

        awaitHeldUp(orderId);
        assertThat(show(orderId).at("/fulfilments/0/status").asText()).isEqualTo("READY");
        release(orderId, holdId);
        complete(awaitTask(orderId, "Task_HandOver"), Map.of("collectionCode", code));
        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo("119.80");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_parcel_that_is_held_is_not_made_ready_until_its_time_is_over() {
        var sku = newProduct("");
        stock("sp-pinheiros", sku, 1);
        var orderId = place(order().line(sku, 1, "59.90").sent());
        complete(awaitTask(orderId, "Task_AcceptShipment"), Map.of("accepted", true));
        var pick = awaitTask(orderId, "Task_PickItems");
        var fulfilmentId = show(orderId).at("/fulfilments/0/fulfilmentId").asText();
        hold(orderId, "customer-request", fulfilmentId, Duration.ofHours(2));
        complete(pick, Map.of());
        awaitHeldUp(orderId);
        assertThat(show(orderId).at("/fulfilments/0/status").asText()).isEqualTo("ACCEPTED");

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            advance(Duration.ofHours(3));
            assertThat(openTasks(orderId))
                    .extracting(task -> task.path("elementId").asText())
                    .containsExactly("Task_PackParcels");
        });

        complete(awaitLabelled(orderId), Map.of("allHandedOver", true));
        awaitStatus(orderId, "CLOSED");
        assertNothingLeftBehind(orderId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ON_HOLD", "IN_FULFILMENT"})
    void a_held_order_can_be_cancelled(String status) {
        var beforePayment = status.equals("ON_HOLD");
        var orderId = place(beforePayment ? manyUnits() : order().at("sp-pinheiros"));
        awaitTask(orderId, beforePayment ? "Task_ReviewOrder" : "Task_AcceptOrder");
        hold(orderId, "customer-request", null, null);
        assertThat(show(orderId).path("status").asText()).isEqualTo(status);

        cancel(orderId);

        awaitStatus(orderId, "CANCELLED");
        assertNothingLeftBehind(orderId);
    }

    /** Held by screening for their number, and cheap. */
    private OrderRequest manyUnits() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 51);
        return order().line(sku, 51, "1.00");
    }

    private void awaitOpenHolds(String orderId, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        api.get("/api/v1/holds?orderId=" + orderId).body().path("items"))
                .hasSize(count));
    }

    private void cancel(String orderId) {
        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of())
                        .status())
                .isEqualTo(202);
    }
}
