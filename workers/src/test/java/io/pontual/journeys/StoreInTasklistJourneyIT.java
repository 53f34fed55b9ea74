package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A store whose people work in tasks. */
class StoreInTasklistJourneyIT extends Journey {
    @Test
    void four_completions_bring_an_order_to_closed() {
        var request = order().at("sp-pinheiros").in("en");
        var orderId = place(request);

        var accept = awaitTask(orderId, "Task_AcceptOrder");
        assertThat(accept.path("groups").toString()).contains("store-sp-pinheiros");
        assertThat(accept.path("dueAt").isNull()).isFalse();
        complete(accept, Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        var code = codeIn(awaitMail(request.email(), "ready"));
        complete(awaitTask(orderId, "Task_HandOver"), Map.of("collectionCode", code));

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("119.80"));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_wrong_code_brings_the_task_back() {
        var request = order().at("sp-pinheiros").in("en");
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        var code = codeIn(awaitMail(request.email(), "ready"));
        var first = awaitTask(orderId, "Task_HandOver");

        complete(first, Map.of("collectionCode", code.equals("123456") ? "654321" : "123456"));

        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(openTasks(orderId))
                .extracting(task -> task.path("taskId").asText())
                .isNotEmpty()
                .doesNotContain(first.path("taskId").asText()));
        complete(awaitTask(orderId, "Task_HandOver"), Map.of("collectionCode", code));
        awaitStatus(orderId, "CLOSED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_short_pick_charges_only_what_was_handed_over() {
        var sku = newProduct("");
        stock("sp-pinheiros", sku, 3);
        var request = order().at("sp-pinheiros").in("en").line(sku, 3, "59.90");
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));

        var first = awaitTask(orderId, "Task_PickItems");
        var wrong = Map.of("lineId", "1", "sku", sku, "quantity", 1, "scannedSku", "CAM-0102");
        complete(first, Map.of("picked", List.of(wrong)));
        org.awaitility.Awaitility.await().until(() -> openTasks(orderId).stream()
                .noneMatch(task -> task.path("taskId").equals(first.path("taskId"))));
        complete(
                awaitTask(orderId, "Task_PickItems"),
                Map.of("picked", List.of(Map.of("lineId", "1", "sku", sku, "quantity", 1))));

        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        var code = codeIn(awaitMail(request.email(), "ready"));
        complete(awaitTask(orderId, "Task_HandOver"), Map.of("collectionCode", code));
        answer(orderId, awaitQuestion(orderId), Map.of("option", "cancel"));
        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("59.90"));
        assertNothingLeftBehind(orderId);
    }

    /** One order leaves the wave, the other is picked in it by whoever was named. */
    @Test
    void a_store_that_picks_in_waves_gives_one_person_one_list() {
        var request = order().at("belem-nazare").in("en");
        var orderId = place(request);
        var other = place(order().at("belem-nazare").in("en"));
        for (var id : List.of(orderId, other)) {
            complete(awaitTask(id, "Task_AcceptOrder"), Map.of("accepted", true));
        }
        org.awaitility.Awaitility.await()
                .untilAsserted(
                        () -> assertThat(wave("OPEN").path("fulfilmentIds")).hasSize(2));
        assertThat(openTasks(orderId)).as("tasks of its own").isEmpty();
        var path = "/api/v1/waves/" + wave("OPEN").path("waveId").asText();
        var wanted = api.get(path).body().at("/lines/0/quantity").asInt();
        assertThat(api.put(path + "/picker", Map.of("picker", "bia")).status()).isEqualTo(200);
        assertThat(api.post(path + "/start", Map.of()).status()).isEqualTo(200);
        var first = pickWave();
        assertThat(first.path("assignee").asText()).isEqualTo("bia");

        api.post("/api/v1/orders/" + other + "/cancellation", Map.of());
        awaitStatus(other, "CANCELLED");
        assertNothingLeftBehind(other);
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(pickWave().path("taskId")).isNotEqualTo(first.path("taskId")));
        assertThat(api.get(path).body().at("/lines/0/quantity").asInt()).isLessThan(wanted);
        complete(pickWave(), Map.of());

        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        var code = codeIn(awaitMail(request.email(), "ready"));
        complete(awaitTask(orderId, "Task_HandOver"), Map.of("collectionCode", code));
        awaitStatus(orderId, "CLOSED");
        assertNothingLeftBehind(orderId);
        assertThat(api.get(path).body().path("status").asText()).isEqualTo("COMPLETED");
    }

    /** One is picked with a device when its time has come, the other is called off before: its wave is empty. */
    @Test
    void a_wave_closes_by_itself_and_nobody_walks_for_nothing() {
        var request = order().at("belem-nazare").in("en");
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        var path = "/api/v1/waves/" + openWave(orderId);
        advance(Duration.ofMinutes(31));
        var first = pickWave();
        var wrong = Map.of("sku", "CAM-0101", "quantity", 2, "scannedSku", "CAM-0102");
        complete(first, Map.of("picked", List.of(wrong)));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(pickWave().path("taskId")).isNotEqualTo(first.path("taskId")));
        assertThat(api.put(path + "/picker", Map.of("picker", "caio")).status()).isEqualTo(200);
        assertThat(api.post(path + "/start", Map.of()).status()).isEqualTo(200);
        var said = api.post(path + "/completion", Map.of("picked", List.of(Map.of("sku", "CAM-0101", "quantity", 2))));
        assertThat(said.status()).as("%s", said.body()).isLessThan(300);
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        complete(
                awaitTask(orderId, "Task_HandOver"),
                Map.of("collectionCode", codeIn(awaitMail(request.email(), "ready"))));
        awaitStatus(orderId, "CLOSED");
        assertNothingLeftBehind(orderId);

        var other = place(order().at("belem-nazare"));
        complete(awaitTask(other, "Task_AcceptOrder"), Map.of("accepted", true));
        var empty = openWave(other);
        api.post("/api/v1/orders/" + other + "/cancellation", Map.of());
        awaitStatus(other, "CANCELLED");
        assertNothingLeftBehind(other);
        advance(Duration.ofMinutes(31));
        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(
                        api.get("/api/v1/waves/" + empty).body().path("status").asText())
                .isEqualTo("COMPLETED"));
        assertThat(api.get("/api/v1/tasks?group=store-belem-nazare").body().path("items"))
                .isEmpty();
    }

    /** The one that the order is in. */
    private String openWave(String orderId) {
        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(
                        wave("OPEN").path("fulfilmentIds").toString())
                .contains(show(orderId).at("/fulfilments/0/fulfilmentId").asText()));
        return wave("OPEN").path("waveId").asText();
    }

    private JsonNode wave(String status) {
        return api.get("/api/v1/waves?nodeId=belem-nazare&status=" + status)
                .body()
                .at("/items/0");
    }

    /** The task of the wave, once it is there. */
    private JsonNode pickWave() {
        var found = new ArrayList<JsonNode>();
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            found.clear();
            api.get("/api/v1/tasks?group=store-belem-nazare")
                    .body()
                    .path("items")
                    .forEach(task -> {
                        if (task.path("elementId").asText().equals("Task_PickWave")) {
                            found.add(task);
                        }
                    });
            assertThat(found).hasSize(1);
        });
        return found.getFirst();
    }

    @Test
    void a_task_that_somebody_has_claimed_is_not_given_to_another() {
        var orderId = place(order().at("sp-pinheiros"));
        var task = awaitTask(orderId, "Task_AcceptOrder").path("taskId").asText();

        assertThat(api.post("/api/v1/tasks/" + task + "/claim", Map.of("assignee", "bia"))
                        .status())
                .isEqualTo(200);
        assertThat(api.post("/api/v1/tasks/" + task + "/claim", Map.of("assignee", "caio"))
                        .status())
                .isEqualTo(409);
        assertThat(api.post("/api/v1/tasks/" + task + "/completion", Map.of("variables", Map.of("colour", "blue")))
                        .status())
                .isEqualTo(400);

        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of())
                        .status())
                .isEqualTo(202);
        awaitStatus(orderId, "CANCELLED");
        assertThat(api.post("/api/v1/tasks/" + task + "/completion", Map.of("variables", Map.of("accepted", true)))
                        .status())
                .isEqualTo(404);
        assertNothingLeftBehind(orderId);
    }
}
