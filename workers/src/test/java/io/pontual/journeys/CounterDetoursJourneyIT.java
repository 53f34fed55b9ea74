package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

/** Goods in a store and their customer do not find each other at once. */
@Stage.OnSecond
class CounterDetoursJourneyIT extends Journey {
    private static final String STORE = "rio-tijuca";

    private final String sku = newProduct("");

    /** The locker is too small, nothing is taken, there is more time, nobody is at the bay, and nobody comes out. */
    @Test
    void a_customer_gets_the_goods_after_everything_that_can_come_between() {
        var locker = Map.of(
                "nodeId",
                STORE,
                "name",
                "Armário",
                "compartments",
                List.of(Map.of("number", "09", "size", "M", "outOfOrder", false)));
        assertThat(api.put("/api/v1/lockers/tijuca-narrow", locker).status()).isEqualTo(200);
        stock(STORE, sku, 2);
        var request = order().at(STORE).inLocker().in("en").line(sku, 2, "59.90");
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "B-12", "packageSize", "S"));
        complete(awaitTask(orderId, "Task_PutIntoLocker"), Map.of("placed", false));
        var mail = awaitMail(request.email(), "ready");
        assertThat(mail.path("text").asText()).contains("counter").doesNotContain("Armário");
        var code = codeIn(mail);
        var pickup = "/api/v1/orders/" + orderId + "/pickups/"
                + show(orderId).at("/fulfilments/0/fulfilmentId").asText();

        var first = awaitTask(orderId, "Task_HandOver");
        complete(first, Map.of("collectionCode", code, "taken", List.of(Map.of("lineId", "1", "quantity", 0))));
        awaitOther(orderId, "Task_HandOver", first);
        assertThat(api.post(pickup + "/extensions", Map.of()).status()).isEqualTo(201);
        advance(Duration.ofHours(73));
        awaitMail(request.email(), "still waiting");
        assertThat(show(orderId).at("/fulfilments/0/status").asText()).isEqualTo("READY");

        departs(pickup, 2);
        var ready = awaitOneTask(orderId, "Task_GetReady");
        departs(pickup, 1);
        complete(awaitOther(orderId, "Task_GetReady", ready), Map.of("stagingLocation", "Door"));
        arrives(pickup);
        complete(awaitOneTask(orderId, "Task_BringGoods"), Map.of("customerFound", false));
        await().atMost(PATIENCE).until(() -> openTasks(orderId).size() == 1);
        // Until the visit before has ended, an arrival is that visit's, told again.
        await().atMost(PATIENCE).untilAsserted(() -> {
            arrives(pickup);
            assertThat(openTasks(orderId))
                    .extracting(task -> task.path("elementId").asText())
                    .contains("Task_BringGoods");
        });
        advance(Duration.ofMinutes(11));
        complete(awaitOneTask(orderId, "Task_LookAfterCustomer"), Map.of("waitCause", "no-staff"));
        complete(awaitOneTask(orderId, "Task_HandOver"), Map.of("collectionCode", code));

        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo("119.80");
        assertNothingLeftBehind(orderId);
        assertThat(stock(STORE, sku)).isEqualTo(new Stock(0, 0));
    }

    @Test
    void a_store_without_the_goods_says_so_and_one_with_a_system_comes_out_by_itself() {
        stock(STORE, sku, 2);
        stock("sp-paulista", sku, 2);
        var request = order().at(STORE).line(sku, 1, "59.90");
        var missing = place(request);
        complete(awaitTask(missing, "Task_AcceptOrder"), Map.of("accepted", false, "rejectionReason", "not found"));
        answer(missing, awaitQuestion(missing), Map.of("option", "cancel"));
        var driver = order().by("noshow").in("en").line(sku, 2, "59.90");
        var orderId = place(driver);
        awaitFulfilment(orderId, "READY");
        var code = codeIn(awaitMail(driver.email(), "ready"));
        var pickup = "/api/v1/orders/" + orderId + "/pickups/"
                + show(orderId).at("/fulfilments/0/fulfilmentId").asText();
        arrives(pickup);
        await().atMost(PATIENCE).until(() -> sandbox()
                .servers()
                .engine()
                .log()
                .openProcesses(orderId)
                .contains("serve-curbside"));
        sandbox()
                .workersBean(RestClient.class)
                .post()
                .uri("/balcao/arrivals")
                .body(Map.of("orderId", orderId, "code", code))
                .retrieve()
                .toBodilessEntity();

        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo("119.80");
        assertNothingLeftBehind(orderId);
        awaitStatus(missing, "CANCELLED");
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(missing);
        assertThat(stock(STORE, sku)).isEqualTo(new Stock(0, 0));
    }

    private void departs(String pickup, int hours) {
        var at = sandbox().workersBean(Clock.class).instant().plus(Duration.ofHours(hours));
        var answer = api.put(pickup + "/departure", Map.of("expectedAt", at.toString(), "vehicle", "car"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    private void arrives(String pickup) {
        var answer = api.put(pickup + "/arrival", Map.of("bay", "3"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    private JsonNode awaitOther(String orderId, String elementId, JsonNode before) {
        await().atMost(PATIENCE).until(() -> openTasks(orderId).stream()
                .filter(task -> task.path("elementId").asText().equals(elementId))
                .anyMatch(task -> !task.path("taskId").equals(before.path("taskId"))));
        return awaitOneTask(orderId, elementId);
    }
}
