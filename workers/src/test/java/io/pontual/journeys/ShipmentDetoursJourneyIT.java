package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Between the order and the carrier: nodes that do not send, and parcels that do not get away. */
class ShipmentDetoursJourneyIT extends Journey {

    @Test
    void what_a_silent_node_does_not_send_and_nobody_else_has_is_given_up() {
        var sku = newProduct("-SILENT");
        stock("sp-paulista", sku, 2);
        var request = order().line(sku, 2, "59.90").sent();
        var orderId = place(request);
        awaitFulfilment(orderId, "OFFERED");
        advance(Duration.ofHours(48));

        complete(awaitTask(orderId, "Task_ResolveShortage"), Map.of("shortageDecision", "cancel"));

        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(order.at("/fulfilments/0/status").asText()).isEqualTo("REJECTED");
        assertThat(captured(order)).isZero();
        awaitMail(request.email(), "cancelad");
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(2, 0));
        assertNothingLeftBehind(orderId);
    }

    /** One from staff, one from a store with a system: held, badly packed, without a label, not fetched, and sent at last. */
    @Test
    void parcels_that_cannot_get_away_are_seen_to_until_they_do() {
        var sku = newProduct("");
        var bySystem = newProduct("");
        stock("sp-paulista", bySystem, 2);
        var orderId = place(order().line(sku, 2, "59.90").sent().numbered("nolabel"));
        awaitTask(orderId, "Task_ResolveShortage");
        var holdId = hold(orderId, "customer-request", null, null);
        stock("sp-pinheiros", sku, 2);
        awaitHeldUp(orderId);
        assertThat(openTasks(orderId)).isEmpty();
        release(orderId, holdId);
        complete(awaitTask(orderId, "Task_AcceptShipment"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        var packing = awaitTask(orderId, "Task_PackParcels");
        complete(packing, packed(1));
        var again = awaitOther(orderId, "Task_PackParcels", packing);

        complete(again, packed(900));
        labelledByHand(orderId);
        var handing = awaitTask(orderId, "Task_HandToCarrier");

        var other = place(order().by("system").line(bySystem, 2, "59.90").sent().numbered("nolabel"));
        awaitTask(other, "Task_ResolveLabels");
        partner("balcao", "down");
        try {
            labelledByHand(other);
            advance(Duration.ofHours(25));
            awaitTask(other, "Task_ChaseNode");
            awaitOneTask(orderId, "Task_ChaseCarrier");
        } finally {
            partner("balcao", "normal");
        }
        complete(handing, Map.of("allHandedOver", true));

        for (var sent : List.of(orderId, other)) {
            var order = awaitStatus(sent, "CLOSED");
            assertThat(captured(order)).isEqualByComparingTo("119.80");
            assertNothingLeftBehind(sent);
        }
        assertThat(stock("sp-pinheiros", sku)).isEqualTo(new Stock(0, 0));
        assertThat(stock("sp-paulista", bySystem)).isEqualTo(new Stock(0, 0));
    }

    private static Map<String, ?> packed(int grams) {
        return Map.of(
                "parcels", List.of(Map.of("weightGrams", grams, "lengthMm", 300, "widthMm", 200, "heightMm", 100)));
    }

    /** The carriers are asked once more, and refuse once more. */
    private void labelledByHand(String orderId) {
        var first = awaitTask(orderId, "Task_ResolveLabels");
        complete(first, Map.of("resolution", "again"));
        complete(awaitOther(orderId, "Task_ResolveLabels", first), byHand());
        await().atMost(PATIENCE).until(() -> !sandbox()
                .servers()
                .engine()
                .log()
                .openProcesses(orderId)
                .contains("label-parcels"));
    }

    private static Map<String, ?> byHand() {
        var label = new java.util.HashMap<String, Object>(Parcels.byCorreios());
        label.put("resolution", "by-hand");
        return label;
    }

    /** The next of the same kind. */
    private JsonNode awaitOther(String orderId, String elementId, JsonNode before) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openTasks(orderId))
                .extracting(task -> task.path("elementId").asText())
                .containsExactly(elementId));
        await().atMost(PATIENCE).until(() -> openTasks(orderId).stream()
                .noneMatch(task -> task.path("taskId").equals(before.path("taskId"))));
        return awaitTask(orderId, elementId);
    }
}
