package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Customers who want something more, or something else, while the order goes on. */
class AddedLinesJourneyIT extends Journey {
    private static final String NODE = "sp-pinheiros";
    private static final Map<String, Supplier<Map<String, ?>>> WORK = Map.of(
            "Task_AcceptShipment",
            () -> Map.of("accepted", true),
            "Task_PickItems",
            Map::of,
            "Task_PackParcels",
            Map::of,
            "Task_HandToCarrier",
            () -> Map.of("allHandedOver", true));

    private final String own = newProduct("");
    private final String more = newProduct("");

    @Test
    void a_unit_and_a_line_are_added_paid_for_sent_and_charged() {
        stock(NODE, own, 3);
        stock(NODE, more, 1);
        var request = order().line(own, 2, "33.33").sent();
        var orderId = place(request);
        awaitTask(orderId, "Task_AcceptShipment");
        var gift = giftCard("10.00");

        var changeId = changed(
                orderId,
                Map.of(
                        "addLines",
                        List.of(line("1", own, 1, "33.33"), line("2", more, 1, "19.99")),
                        "tenders",
                        List.of(
                                card("tok_approved", "13.32"),
                                Map.of("method", "pix", "amount", "30.00"),
                                Map.of("method", "gift-card", "code", gift, "amount", "10.00"))));

        awaitStatus(orderId, changeId, "APPLIED");
        assertThat(awaitMail(request.email(), "foi alterado").path("text").asText())
                .contains("3 x", "1 x", "119,98");
        var order = everybodyWorksUntilClosed(orderId);
        assertThat(captured(order)).isEqualByComparingTo("119.98");
        assertThat(order.at("/lines/0/handedOver").asInt()).isEqualTo(3);
        assertThat(order.at("/lines/1/handedOver").asInt()).isEqualTo(1);
        assertThat(stock(NODE, own)).isEqualTo(new Stock(0, 0));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_card_that_is_declined_adds_nothing_and_the_order_goes_on() {
        stock(NODE, own, 2);
        stock(NODE, more, 1);
        var request = order().line(own, 2, "59.90").sent();
        var orderId = place(request);
        awaitTask(orderId, "Task_AcceptShipment");

        var changeId = add(orderId, card("tok_declined", "19.99"));

        assertThat(awaitStatus(orderId, changeId, "FAILED").path("failure").asText())
                .isEqualTo("payment-declined");
        assertThat(awaitMail(request.email(), "não foi alterado").path("text").asText())
                .contains("não foram pagos", "Você não paga");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stock(NODE, more)).isEqualTo(new Stock(1, 0)));
        assertThat(captured(everybodyWorksUntilClosed(orderId))).isEqualByComparingTo("119.80");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_nobody_has_is_not_paid_for() {
        stock(NODE, own, 2);
        var request = order().line(own, 2, "59.90").sent();
        var orderId = place(request);
        awaitTask(orderId, "Task_AcceptShipment");

        var changeId = add(orderId, card("tok_approved", "19.99"));

        assertThat(awaitStatus(orderId, changeId, "FAILED").path("failure").asText())
                .isEqualTo("not-available");
        assertThat(awaitMail(request.email(), "não foi alterado").path("text").asText())
                .contains("Não temos");
        var order = everybodyWorksUntilClosed(orderId);
        assertThat(order.path("payments")).hasSize(1);
        assertThat(captured(order)).isEqualByComparingTo("119.80");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_unit_is_exchanged_for_a_cheaper_one_and_the_difference_comes_back() {
        stock(NODE, own, 2);
        stock(NODE, more, 1);
        var request = order().line(own, 2, "59.90").sent().paidBy("pix", null, "119.80");
        var orderId = place(request);
        awaitTask(orderId, "Task_AcceptShipment");

        var changeId = changed(
                orderId,
                Map.of(
                        "cancelLines",
                        List.of(Map.of("lineId", "1", "quantity", 1)),
                        "addLines",
                        List.of(line("2", more, 1, "19.99"))));

        awaitStatus(orderId, changeId, "APPLIED");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(refunded(show(orderId))).isEqualByComparingTo("39.91"));
        var order = everybodyWorksUntilClosed(orderId);
        assertThat(order.path("total").asText()).isEqualTo("79.89");
        assertThat(refunded(order)).isEqualByComparingTo("39.91");
        assertThat(stock(NODE, own)).isEqualTo(new Stock(1, 0));
        assertThat(stock(NODE, more)).isEqualTo(new Stock(0, 0));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_order_that_is_cancelled_while_an_addition_is_paid_by_pix_gives_everything_back() {
        stock(NODE, own, 2);
        stock(NODE, more, 1);
        var request = order().line(own, 2, "59.90").sent().numbered("nopix");
        var orderId = place(request);
        awaitTask(orderId, "Task_AcceptShipment");
        var changeId = add(orderId, Map.of("method", "pix", "amount", "19.99"));
        awaitMail(request.email(), "Pague seu");
        assertThat(stock(NODE, more)).isEqualTo(new Stock(1, 1));

        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of())
                        .status())
                .isEqualTo(202);

        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(order.path("payments").findValuesAsText("status")).containsExactly("VOIDED", "EXPIRED");
        assertThat(read(orderId, changeId).path("status").asText()).isEqualTo("FAILED");
        assertThat(stock(NODE, own)).isEqualTo(new Stock(2, 0));
        assertThat(stock(NODE, more)).isEqualTo(new Stock(1, 0));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_addition_that_races_with_the_end_of_the_order_is_supplied_or_refused() {
        stock(NODE, own, 2);
        stock(NODE, more, 1);
        var request = order().line(own, 2, "59.90").sent();
        var orderId = place(request);
        complete(
                awaitTask(orderId, "Task_AcceptShipment"),
                WORK.get("Task_AcceptShipment").get());
        complete(
                awaitTask(orderId, "Task_PickItems"), WORK.get("Task_PickItems").get());
        var last = awaitLabelled(orderId);

        var handing = CompletableFuture.runAsync(
                () -> complete(last, WORK.get("Task_HandToCarrier").get()));
        var answer = addition(orderId, card("tok_approved", "19.99"));
        handing.join();

        assertThat(answer.status()).as("%s", answer.body()).isIn(202, 409);
        var order = everybodyWorksUntilClosed(orderId);
        var added = answer.status() == 202;
        assertThat(captured(order)).isEqualByComparingTo(added ? "139.79" : "119.80");
        assertThat(stock(NODE, more)).isEqualTo(new Stock(added ? 0 : 1, 0));
        assertNothingLeftBehind(orderId);
    }

    private String giftCard(String amount) {
        var answer =
                api.post("/api/v1/credit-accounts", Map.of("kind", "gift-card", "currency", "BRL", "amount", amount));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().path("code").asText();
    }

    private String add(String orderId, Map<String, ?> tender) {
        var answer = addition(orderId, tender);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.body().path("changeId").asText();
    }

    private Api.Answer addition(String orderId, Map<String, ?> tender) {
        return change(orderId, Map.of("addLines", List.of(line("2", more, 1, "19.99")), "tenders", List.of(tender)));
    }

    private String changed(String orderId, Map<String, ?> body) {
        var answer = change(orderId, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.body().path("changeId").asText();
    }

    private Api.Answer change(String orderId, Map<String, ?> body) {
        return api.post("/api/v1/orders/" + orderId + "/changes", body);
    }

    private static Map<String, ?> line(String lineId, String sku, int quantity, String unitPrice) {
        return Map.of("lineId", lineId, "sku", sku, "quantity", quantity, "unitPrice", unitPrice);
    }

    private static Map<String, ?> card(String token, String amount) {
        return Map.of("method", "credit-card", "token", token, "amount", amount);
    }

    private JsonNode read(String orderId, String changeId) {
        return api.get("/api/v1/orders/" + orderId + "/changes/" + changeId).body();
    }

    private JsonNode awaitStatus(String orderId, String changeId, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(sandbox().servers().engine().log().incidents()).isEmpty();
            assertThat(read(orderId, changeId).path("status").asText()).isEqualTo(status);
        });
        return read(orderId, changeId);
    }

    private JsonNode everybodyWorksUntilClosed(String orderId) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (var task : openTasks(orderId)) {
                var answer = WORK.get(task.path("elementId").asText()).get();
                // Another turn of the process may have taken the task away.
                assertThat(api.post(
                                        "/api/v1/tasks/" + task.path("taskId").asText() + "/completion",
                                        Map.of("variables", answer))
                                .status())
                        .isIn(204, 404);
            }
            assertThat(show(orderId).path("status").asText()).isEqualTo("CLOSED");
        });
        return show(orderId);
    }
}
