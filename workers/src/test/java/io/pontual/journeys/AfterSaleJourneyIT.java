package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.CARRIER_INSTRUCTION;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.shipping.TrackingEvent.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** What customers claim, and what they have repaired, from the request to the last mail. */
@Stage.OnSecond
class AfterSaleJourneyIT extends Journey {
    private static final String STORE = "sp-pinheiros";

    private final String sku = newProduct("");
    private final OrderRequest request = order().line(sku, 2, "59.90").sent();

    @Test
    void what_came_damaged_is_sent_once_more_and_is_worth_what_was_paid_for_it() {
        var orderId = shipped();
        Parcels.report(sandbox(), Parcels.of(sandbox(), orderId).getFirst(), Status.DELIVERED);
        awaitDelivered(orderId);
        var claim = claim(orderId, "damaged", "replacement", 1);
        awaitCarrierPays(orderId);
        var replacement = awaitClosed(claim).path("replacement").asText();
        var replacementId = replacement.substring(replacement.lastIndexOf('/') + 1);
        assertThat(awaitMail(request.email(), "reclamação").path("text").asText())
                .contains("de novo");
        awaitStatus(replacementId, "CLOSED");
        await().atMost(PATIENCE)
                .until(() -> Parcels.of(sandbox(), replacementId).size() == 1);
        Parcels.deliver(sandbox(), replacementId);
        awaitDelivered(replacementId);

        var asked = api.post(
                "/api/v1/orders/" + replacementId + "/returns",
                Map.of("lines", List.of(Map.of("lineId", "1", "quantity", 1, "reason", "wrong-size"))),
                UUID.randomUUID().toString());
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        assertThat(asked.body().path("paidWith").asText()).isEqualTo(orderId);
        var path = asked.body().path("self").asText();
        assertThat(api.post(path + "/arrival", Map.of("nodeId", STORE)).status())
                .isEqualTo(200);
        complete(
                awaitTask(replacementId, "Task_ReceiveGoods"),
                Map.of("received", List.of(Map.of("lineId", "1", "quantity", 1, "wrong", 0))));
        complete(
                awaitTask(replacementId, "Task_InspectGoods"),
                Map.of(
                        "inspected",
                        List.of(Map.of(
                                "lineId", "1", "asNew", 1, "opened", 0, "used", 0, "damaged", 0, "unusable", 0))));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(refunded(show(orderId))).isEqualByComparingTo("59.90"));
        assertThat(awaitMail(request.email(), "reembolso").path("text").asText())
                .contains("R$ 59,90");
        assertNothingLeftBehind(replacementId);
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_never_arrived_is_sent_once_more_and_what_comes_back_after_all_is_restocked_and_not_sent_again() {
        var orderId = shippedElevenDaysAgo();
        var claim = claim(orderId, "never-arrived", "replacement", 1);
        awaitCarrierPays(orderId);
        var replacement = awaitClosed(claim).path("replacement").asText();
        var first = replacement.substring(replacement.lastIndexOf('/') + 1);
        awaitStatus(first, "CLOSED");
        await().atMost(PATIENCE).until(() -> Parcels.of(sandbox(), first).size() == 1);
        Parcels.deliver(sandbox(), first);
        awaitDelivered(first);
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(2, 0));

        Parcels.report(sandbox(), Parcels.of(sandbox(), orderId).getFirst(), Status.RETURNED);
        complete(
                awaitTask(orderId, "Task_InspectParcel"),
                Map.of("inspected", List.of(Map.of("lineId", "1", "quantity", 2, "damaged", 0))));
        complete(awaitOneTask(orderId, "Task_ChooseRemedy"), Map.of("remedy", "resend"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(show(orderId).at("/replacements"))
                .hasSize(2));
        var rest = show(orderId).at("/replacements/1/orderId").asText();
        assertThat(show(rest).at("/lines/0/quantity").asInt()).as("two in all").isEqualTo(1);
        awaitStatus(rest, "CLOSED");
        await().atMost(PATIENCE).until(() -> Parcels.of(sandbox(), rest).size() == 1);
        Parcels.deliver(sandbox(), rest);
        awaitDelivered(rest);
        assertThat(stock("sp-paulista", sku)).as("5 - 2 - 1 + 2 - 1").isEqualTo(new Stock(3, 0));
        assertThat(refunded(show(orderId))).isZero();
        assertNothingLeftBehind(first);
        assertNothingLeftBehind(rest);
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_never_arrived_is_paid_back_once_whatever_the_carrier_says_later() {
        var orderId = shippedElevenDaysAgo();
        var claim = claim(orderId, "never-arrived", "refund", 2);
        awaitCarrierPays(orderId);
        awaitClosed(claim);
        assertThat(refunded(show(orderId))).isEqualByComparingTo("119.80");

        Parcels.report(sandbox(), Parcels.of(sandbox(), orderId).getFirst(), Status.LOST);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        show(orderId).at("/fulfilments/0/deliveries/0/status").asText())
                .isEqualTo("LOST"));
        assertNothingLeftBehind(orderId);
        assertThat(refunded(show(orderId))).as("not again").isEqualByComparingTo("119.80");
    }

    @Test
    void what_was_all_claimed_and_comes_back_after_all_is_restocked_and_nobody_is_asked() {
        var orderId = shippedElevenDaysAgo();
        awaitClosed(claim(orderId, "never-arrived", "refund", 2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(refunded(show(orderId))).isEqualByComparingTo("119.80"));
        Parcels.report(sandbox(), Parcels.of(sandbox(), orderId).getFirst(), Status.RETURNED);
        complete(
                awaitTask(orderId, "Task_InspectParcel"),
                Map.of("inspected", List.of(Map.of("lineId", "1", "quantity", 2, "damaged", 0))));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(5, 0)));
        assertNothingLeftBehind(orderId);
        assertThat(refunded(show(orderId))).isEqualByComparingTo("119.80");
    }

    @Test
    void something_is_left_to_be_repaired_and_an_appointment_that_was_missed_is_booked_anew() {
        var kettle = newProduct("");
        api.put(
                "/api/v1/products/" + kettle,
                Map.of(
                        "name",
                        "Chaleira",
                        "group",
                        "home",
                        "unitPrice",
                        "59.90",
                        "currency",
                        "BRL",
                        "weightGrams",
                        900));
        stock("sp-paulista", kettle, 1);
        var collected = order().line(kettle, 1, "59.90");
        var orderId = place(collected);
        awaitStatus(orderId, "CLOSED");

        var sent = repair(orderId, "send-in", null);
        awaitMail(collected.email(), "Seu conserto");
        var receive = awaitTask(orderId, "Task_ReceiveItem");
        assertThat(api.post(
                                "/api/v1/tasks/" + receive.path("taskId").asText() + "/completion",
                                Map.of("variables", Map.of()))
                        .status())
                .as("no answer is no yes")
                .isEqualTo(400);
        bringAndMend(orderId, sent, receive);
        awaitMail(collected.email(), "Consertado");

        var slot = slots(orderId).path(0).asText();
        var missed = repair(orderId, "appointment", slot);
        awaitTask(orderId, "Task_ReceiveItem");
        advanceTo(Instant.parse(slot).plus(Duration.ofHours(3)));
        awaitRepair(missed, "NOT_BROUGHT");
        awaitMail(collected.email(), "terminou");

        var anew = repair(orderId, "appointment", slots(orderId).path(0).asText());
        bringAndMend(orderId, anew, awaitTask(orderId, "Task_ReceiveItem"));
        assertThat(api.get(show(orderId).at("/links/repairs").asText()).body().path("items"))
                .hasSize(3);
        assertNothingLeftBehind(orderId);
    }

    private void bringAndMend(String orderId, String repair, JsonNode receive) {
        complete(receive, Map.of("itemCame", true));
        awaitRepair(repair, "RECEIVED");
        complete(awaitTask(orderId, "Task_RepairItem"), Map.of("repaired", true, "repairNote", "New cable"));
        awaitRepair(repair, "REPAIRED");
        complete(awaitTask(orderId, "Task_HandBack"), Map.of("fetched", true));
        awaitRepair(repair, "CLOSED");
    }

    private JsonNode slots(String orderId) {
        return api.get("/api/v1/orders/" + orderId + "/repair-options?lineId=1&nodeId=" + STORE)
                .body()
                .path("slots");
    }

    /** @return its path */
    private String repair(String orderId, String way, String slot) {
        var body = new LinkedHashMap<String, Object>(
                Map.of("lineId", "1", "problem", "does-not-work", "way", way, "nodeId", STORE));
        if (slot != null) {
            body.put("slotAt", slot);
        }
        var asked = api.post(
                "/api/v1/orders/" + orderId + "/repairs",
                body,
                UUID.randomUUID().toString());
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        return "/api/v1/repairs/" + asked.body().path("repairId").asText();
    }

    private void awaitRepair(String path, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(api.get(path).body().path("status").asText()).isEqualTo(status));
    }

    /** @return its path */
    private String claim(String orderId, String kind, String wish, int units) {
        var asked = api.post(
                "/api/v1/orders/" + orderId + "/claims",
                Map.of(
                        "kind",
                        kind,
                        "wish",
                        wish,
                        "evidence",
                        List.of("photo-1"),
                        "lines",
                        List.of(Map.of("lineId", "1", "quantity", units))),
                UUID.randomUUID().toString());
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        assertThat(asked.body().path("decision").asText()).isEqualTo(wish);
        return "/api/v1/claims/" + asked.body().path("claimId").asText();
    }

    /** It was asked to, and has answered. */
    private void awaitCarrierPays(String orderId) {
        var parcelId = Parcels.of(sandbox(), orderId).getFirst().parcelId();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sandbox()
                        .workersBean(DSLContext.class)
                        .fetch(
                                CARRIER_INSTRUCTION,
                                CARRIER_INSTRUCTION.PARCEL_ID.eq(parcelId).and(CARRIER_INSTRUCTION.KIND.eq("CLAIM"))))
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.getOutcome()).isEqualTo("DONE");
                    assertThat(claim.getReference()).isNotBlank();
                }));
    }

    private JsonNode awaitClosed(String claim) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        api.get(claim).body().path("status").asText())
                .isEqualTo("CLOSED"));
        return api.get(claim).body();
    }

    private String shipped() {
        stock("sp-paulista", sku, 5);
        var orderId = place(request);
        awaitStatus(orderId, "CLOSED");
        await().atMost(PATIENCE).until(() -> Parcels.of(sandbox(), orderId).size() == 1);
        return orderId;
    }

    /** The clock of the sandbox is everybody's. */
    private String shippedElevenDaysAgo() {
        var orderId = shipped();
        sandbox()
                .workersBean(DSLContext.class)
                .update(DELIVERY)
                .set(
                        DELIVERY.DISPATCHED_AT,
                        sandbox().workersBean(Clock.class).instant().minus(Duration.ofDays(11)))
                .where(DELIVERY.ORDER_ID.eq(UUID.fromString(orderId)))
                .execute();
        return orderId;
    }

    private void awaitDelivered(String orderId) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        show(orderId).at("/fulfilments/0/deliveries/0/status").asText())
                .isEqualTo("DELIVERED"));
    }
}
