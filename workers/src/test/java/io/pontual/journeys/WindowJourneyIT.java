package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The courier of the store in Manaus comes when the customer is at home. */
@Stage.OnSecond
class WindowJourneyIT extends Journey {
    private static final String STORE = "manaus-centro";

    private final String sku = newProduct("");
    private final OrderRequest request = order().line(sku, 2, "59.90");

    @Test
    void an_order_that_was_moved_to_another_window_is_brought_in_it() {
        var windows = promised();
        var orderId = scheduled(windows.getFirst());
        assertThat(awaitMail(request.email(), "Recebemos").path("text").asText())
                .contains("Entrega: ");
        assertThat(show(orderId).at("/deliveryWindow/from"))
                .isEqualTo(windows.getFirst().at("/window/from"));

        var chosen = windows.get(1).path("window");
        move(orderId, chosen);
        var another = promised().get(1);
        var given = place(order().by("given").line(sku, 2, "59.90").scheduled(asked, another));
        assertThat(show(given).path("deliveryWindow").isMissingNode()).isFalse();
        api.post("/api/v1/orders/" + given + "/cancellation", Map.of());
        awaitStatus(given, "CANCELLED");
        assertNothingLeftBehind(given);
        assertThat(show(given).path("deliveryWindow").isMissingNode()).isTrue();
        assertThat(awaitMail(request.email(), "outra janela").path("text").asText())
                .contains("Entrega: ");
        complete(packedAt(orderId, instant(chosen.path("from"))), Map.of("allHandedOver", true));
        var task = withCourier(orderId);

        assertThat(delivery(orderId).path("promisedFrom")).isEqualTo(chosen.path("from"));
        var stops = api.get("/api/v1/run-sheets/" + STORE).body().path("stops");
        assertThat(stops.findValuesAsText("deliverFrom"))
                .contains(chosen.path("from").asText());
        complete(task, Map.of("report", "delivered", "proof", "slip 9"));
        awaitMail(request.email(), "foi entregue");
        assertThat(instant(delivery(orderId).path("endedAt")))
                .isBetween(instant(chosen.path("from")), instant(chosen.path("until")));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_window_that_is_missed_is_told_to_the_customer_and_repaired_by_care() {
        var windows = promised();
        var orderId = scheduled(windows.getFirst());
        var packed = packedAt(orderId, instant(windows.getFirst().at("/window/from")));
        var window = windows.get(1).path("window");
        move(orderId, window);
        await().atMost(PATIENCE).until(() -> openTasks(orderId).stream()
                .noneMatch(task -> task.path("taskId").equals(packed.path("taskId"))));
        var anew = awaitTask(orderId, "Task_HandToCarrier");
        assertThat(instant(anew.path("dueAt"))).isAfter(instant(packed.path("dueAt")));
        complete(anew, Map.of("allHandedOver", true));
        var task = withCourier(orderId);

        advanceTo(instant(window.path("until")).plusSeconds(1));
        awaitMail(request.email(), "está atrasada");
        advance(Duration.ofMinutes(61));
        // It is hours since the courier took it.
        complete(awaitOneTask(orderId, "Task_ChaseCarrier"), Map.of("instruction", "none"));
        complete(awaitOneTask(orderId, "Task_RepairPromise"), Map.of("instruction", "none"));
        complete(task, Map.of("report", "delivered", "proof", "slip 10"));

        awaitMail(request.email(), "foi entregue");
        assertNothingLeftBehind(orderId);
    }

    /** The two soonest. */
    private List<JsonNode> promised() {
        stock(STORE, sku, 5);
        asked = api.post(
                        "/api/v1/promises",
                        Map.of(
                                "channel",
                                "web",
                                "currency",
                                "BRL",
                                "lines",
                                List.of(Map.of("sku", sku, "quantity", 2)),
                                "destination",
                                Map.of("postalCode", "69010-000")))
                .body();
        return StreamSupport.stream(asked.path("options").spliterator(), false)
                .filter(option -> option.path("service").asText().equals("scheduled"))
                .limit(2)
                .toList();
    }

    private JsonNode asked;

    private String scheduled(JsonNode option) {
        return place(request.scheduled(asked, option));
    }

    /** The store begins when it is time. */
    private JsonNode packedAt(String orderId, Instant from) {
        var accepting = awaitTask(orderId, "Task_AcceptShipment");
        advanceTo(from.plusSeconds(60));
        complete(accepting, Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        var handing = awaitLabelled(orderId);
        assertThat(instant(handing.path("dueAt"))).isEqualTo(until(orderId));
        return handing;
    }

    private void move(String orderId, JsonNode window) {
        var moved = api.put(
                "/api/v1/orders/" + orderId + "/delivery-window",
                Map.of(
                        "windowId", window.path("windowId").asText(),
                        "day", window.path("day").asText()));
        assertThat(moved.status()).as("%s", moved.body()).isEqualTo(200);
    }

    private JsonNode withCourier(String orderId) {
        awaitStatus(orderId, "CLOSED");
        await().atMost(PATIENCE).until(() -> !delivery(orderId).isMissingNode());
        assertThat(delivery(orderId).path("carrier").asText()).isEqualTo("courier");
        return awaitTask(orderId, "Task_DeliverParcel");
    }

    /** The window has begun by then. */
    private Instant until(String orderId) {
        return instant(show(orderId).at("/deliveryWindow/until"));
    }

    private JsonNode delivery(String orderId) {
        return show(orderId).at("/fulfilments/0/deliveries/0");
    }

    private static Instant instant(JsonNode text) {
        return Instant.parse(text.asText());
    }
}
