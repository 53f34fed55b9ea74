package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.shipping.TrackingEvent.Status;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was sent comes back by carrier, from the customer's door to the shelf. */
@Stage.OnSecond
class WaysBackJourneyIT extends Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ZoneId HOME = ZoneId.of("America/Sao_Paulo");

    private final String sku = newProduct("");
    private final OrderRequest request = order().line(sku, 3, "59.90").sent();

    @Test
    void collected_at_home_with_two_of_three_items() {
        var orderId = delivered();
        var first = LocalDate.now(HOME).plusDays(2).toString();
        var path = ask(orderId, 3, Map.of("way", "collection", "collection", collection(first)));
        var mail = awaitMail(request.email(), "Vamos buscar");
        assertThat(mail.path("text").asText()).contains("/return-label", "entre 8h e 12h");
        var label = api.get(path).body().path("byCarrier");
        assertThat(label.path("status").asText()).isEqualTo("LABELLED");

        // Another day: another label, and the first is void.
        var later = LocalDate.now(HOME).plusDays(3).toString();
        assertThat(api.put(path + "/way", Map.of("way", "collection", "collection", collection(later)))
                        .status())
                .isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(() -> {
            var now = api.get(path).body().path("byCarrier");
            assertThat(now.path("trackingCode").asText())
                    .isNotEmpty()
                    .isNotEqualTo(label.path("trackingCode").asText());
        });
        report(path, Status.COLLECTED);
        awaitReturn(path, "SENT");
        report(path, Status.DELIVERED);
        report(path, Status.IN_TRANSIT);
        awaitReturn(path, "ARRIVED");
        awaitMail(request.email(), "Sua devolução");

        complete(
                awaitTask(orderId, "Task_ReceiveGoods"),
                Map.of("received", List.of(Map.of("lineId", "1", "quantity", 2, "wrong", 0))));
        complete(
                awaitTask(orderId, "Task_InspectGoods"),
                Map.of(
                        "inspected",
                        List.of(Map.of(
                                "lineId", "1", "asNew", 2, "opened", 0, "used", 0, "damaged", 0, "unusable", 0))));
        var closed = awaitReturn(path, "CLOSED");
        assertThat(closed.at("/refund/total").asText()).isEqualTo("119.80");
        assertThat(stock("sp-paulista", sku).onHand()).isEqualTo(4);
        assertThat(api.get("/api/v1/orders/" + orderId + "/return-options")
                        .body()
                        .at("/lines/0/options/0/quantity")
                        .asInt())
                .as("the third may still come back")
                .isEqualTo(1);
        assertNothingLeftBehind(orderId);
    }

    private static Map<String, String> collection(String day) {
        return Map.of("day", day, "period", "morning");
    }

    private String delivered() {
        stock("sp-paulista", sku, 5);
        var orderId = place(request);
        awaitStatus(orderId, "CLOSED");
        await().atMost(PATIENCE).until(() -> Parcels.of(sandbox(), orderId).size() == 1);
        Parcels.report(sandbox(), Parcels.of(sandbox(), orderId).getFirst(), Status.DELIVERED);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        show(orderId).at("/fulfilments/0/deliveries/0/status").asText())
                .isEqualTo("DELIVERED"));
        return orderId;
    }

    private String ask(String orderId, int quantity, Map<String, Object> way) {
        var body = new java.util.HashMap<>(way);
        body.put("lines", List.of(Map.of("lineId", "1", "quantity", quantity, "reason", "wrong-size")));
        var asked = api.post(
                "/api/v1/orders/" + orderId + "/returns",
                body,
                UUID.randomUUID().toString());
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        return "/api/v1/returns/" + asked.body().path("returnId").asText();
    }

    /** What the carrier says that brings it back. */
    private void report(String path, Status status) {
        var label = api.get(path).body().path("byCarrier");
        Parcels.report(
                sandbox(),
                new Parcels.Parcel(
                        null,
                        label.path("carrier").asText(),
                        label.path("trackingCode").asText(),
                        null),
                status);
    }

    private JsonNode awaitReturn(String path, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(api.get(path).body().path("status").asText()).isEqualTo(status));
        return api.get(path).body();
    }
}
