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
        var moved = api.put(
                "/api/v1/orders/" + orderId + "/delivery-window",
                Map.of(
                        "windowId", chosen.path("windowId").asText(),
                        "day", chosen.path("day").asText()));
        assertThat(moved.status()).as("%s", moved.body()).isEqualTo(200);
        var task = withCourierAt(orderId, instant(chosen.path("from")));

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
        var window = promised().getFirst();
        var orderId = scheduled(window);
        var task = withCourierAt(orderId, instant(window.at("/window/from")));

        advanceTo(instant(window.at("/window/until")).plusSeconds(1));
        awaitMail(request.email(), "está atrasada");
        advance(Duration.ofMinutes(61));
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
    private JsonNode withCourierAt(String orderId, Instant from) {
        var accepting = awaitTask(orderId, "Task_AcceptShipment");
        advanceTo(from.plusSeconds(60));
        complete(accepting, Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitLabelled(orderId), Map.of("allHandedOver", true));
        awaitStatus(orderId, "CLOSED");
        await().atMost(PATIENCE).until(() -> !delivery(orderId).isMissingNode());
        assertThat(delivery(orderId).path("carrier").asText()).isEqualTo("courier");
        return awaitTask(orderId, "Task_DeliverParcel");
    }

    private JsonNode delivery(String orderId) {
        return show(orderId).at("/fulfilments/0/deliveries/0");
    }

    private static Instant instant(JsonNode text) {
        return Instant.parse(text.asText());
    }
}
