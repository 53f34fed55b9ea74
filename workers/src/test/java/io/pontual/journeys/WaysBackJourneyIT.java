package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.PICKUP_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.shipping.TrackingEvent.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** What was sent comes back by carrier, from the customer's door to the shelf. */
@Stage.OnSecond
class WaysBackJourneyIT extends Journey {
    private static final ZoneId HOME = ZoneId.of("America/Sao_Paulo");

    private final String sku = newProduct("");
    private final OrderRequest request = order().line(sku, 3, "59.90").sent();

    @Test
    void collected_at_home_with_two_of_three_items() {
        var orderId = delivered();
        var first = inDays(2);
        var path = ask(orderId, 3, Map.of("way", "collection", "collection", collection(first)));
        var mail = awaitMail(request.email(), "Vamos buscar");
        assertThat(mail.path("text").asText()).contains("/return-label", "entre 8h e 12h");
        var label = api.get(path).body().path("byCarrier");
        assertThat(label.path("status").asText()).isEqualTo("LABELLED");

        // Another day: another label, and the first is void.
        var later = inDays(3);
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

    @Test
    void a_wrong_item_sent_back_is_told_objected_to_and_goes_home() {
        var orderId = delivered();
        var path = ask(orderId, 1, Map.of("way", "drop-off"));
        awaitMail(request.email(), "etiqueta");
        report(path, Status.DELIVERED);
        awaitReturn(path, "ARRIVED");
        complete(
                awaitTask(orderId, "Task_ReceiveGoods"),
                Map.of("received", List.of(Map.of("lineId", "1", "quantity", 0, "wrong", 1, "photos", "photo-1"))));
        var mail = awaitMail(request.email(), "veja o que encontramos");
        var link = java.util.regex.Pattern.compile("https?://[^/]+(/tracking/\\S+/return-difference)")
                .matcher(mail.path("text").asText());
        assertThat(link.find()).as("%s", mail).isTrue();
        assertThat(api.get("/api/v1" + link.group(1)).body().at("/photos/0").asText())
                .isEqualTo("photo-1");
        assertThat(api.post("/api/v1" + link.group(1), Map.of("text", "I sent the right one"))
                        .status())
                .isEqualTo(202);
        complete(
                awaitTask(orderId, "Task_DecideObjection"),
                Map.of("objectionDecision", "reduce", "keepBackPercent", 0, "objectionReason", "It is another brand"));
        complete(awaitTask(orderId, "Task_SendHome"), Map.of("homeCarrier", "andorinha", "homeTrackingCode", "AN1"));
        awaitMail(request.email(), "voltam para você");
        var closed = awaitReturn(path, "CLOSED");
        assertThat(new java.math.BigDecimal(closed.at("/refund/total").asText()))
                .isZero();
        assertThat(stock("sp-paulista", sku).onHand()).isEqualTo(2);
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_comes_too_late_is_refused_until_an_agent_grants_it() {
        stock("sp-paulista", sku, 3);
        var collected = order().line(sku, 1, "59.90");
        var orderId = place(collected);
        awaitStatus(orderId, "CLOSED");
        // Too late under every policy; the clock of the sandbox is everybody's, so the handover is what moves.
        sandbox()
                .workersBean(DSLContext.class)
                .update(PICKUP_)
                .set(
                        PICKUP_.HANDED_OVER_AT,
                        sandbox().workersBean(Clock.class).instant().minus(Duration.ofDays(70)))
                .where(PICKUP_.ORDER_ID.eq(UUID.fromString(orderId)))
                .execute();
        var body = new HashMap<String, Object>();
        body.put("lines", List.of(Map.of("lineId", "1", "quantity", 1, "reason", "changed-mind")));
        var refused = api.post(
                "/api/v1/orders/" + orderId + "/returns",
                body,
                UUID.randomUUID().toString());
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);
        assertThat(refused.body().path("type").asText()).endsWith("not-returnable");

        body.put("grant", Map.of("role", "agent", "reason", "Was in hospital"));
        var granted = api.post(
                "/api/v1/orders/" + orderId + "/returns",
                body,
                UUID.randomUUID().toString());
        assertThat(granted.status()).as("%s", granted.body()).isEqualTo(202);
        assertThat(granted.body().at("/lines/0/basis").asText()).isEqualTo("granted");
        var path = "/api/v1/returns/" + granted.body().path("returnId").asText();
        var code = codeIn(awaitMail(collected.email(), "devolução"));
        api.post(path + "/arrival", Map.of("nodeId", "sp-pinheiros", "code", code));
        complete(
                awaitTask(orderId, "Task_ReceiveGoods"),
                Map.of("received", List.of(Map.of("lineId", "1", "quantity", 1, "wrong", 0))));
        complete(
                awaitTask(orderId, "Task_InspectGoods"),
                Map.of(
                        "inspected",
                        List.of(Map.of(
                                "lineId", "1", "asNew", 1, "opened", 0, "used", 0, "damaged", 0, "unusable", 0))));
        assertThat(awaitReturn(path, "CLOSED").at("/refund/total").asText()).isEqualTo("59.90");
        assertThat(api.get(path).body().path("grantedRole").asText()).isEqualTo("agent");
        assertNothingLeftBehind(orderId);
    }

    /** By the sandbox's clock, which other journeys have moved. */
    private String inDays(int days) {
        return LocalDate.ofInstant(sandbox().workersBean(Clock.class).instant(), HOME)
                .plusDays(days)
                .toString();
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
        var body = new HashMap<>(way);
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
