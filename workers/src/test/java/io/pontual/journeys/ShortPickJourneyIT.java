package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The store's system says that goods are missing. */
class ShortPickJourneyIT extends Journey {
    @Test
    void what_is_missing_is_told_and_not_charged() {
        var request = order().line("CAM-9002-SHORT", 3, "59.90");
        var orderId = place(request);
        answer(orderId, awaitQuestion(orderId), Map.of("option", "cancel"));

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("119.80"));
        awaitMail(request.email(), "Parte do seu pedido");
        assertThat(order.path("lines").path(0).path("handedOver").asInt()).isEqualTo(2);
        // The store found all there was: nothing more is sold there until somebody has counted.
        assertThat(stock("sp-paulista", "CAM-9002-SHORT").onHand()).isZero();
        assertNothingLeftBehind(orderId);
    }

    @Test
    void when_nothing_is_found_the_order_is_cancelled_and_nothing_charged() {
        var request = order().line("CAM-9003-NONE", 1, "59.90");
        var orderId = place(request);
        answer(orderId, awaitQuestion(orderId), Map.of("option", "cancel"));

        var order = awaitStatus(orderId, "CANCELLED");

        assertThat(order.path("cancellationReason").asText()).isEqualTo("nothing-found");
        assertThat(captured(order)).isZero();
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_the_store_found_instead_comes_for_its_lower_price_when_the_customer_agrees() {
        var request = order().line("CAM-0102-OTHER", 2, "69.90");
        var orderId = place(request);
        var question = awaitQuestion(orderId);
        assertThat(question.at("/options/0/substitute/sku").asText()).isEqualTo("CAM-0102");
        answer(orderId, question, Map.of("option", "substitute"));

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("134.80"));
        assertThat(order.at("/lines/0/cancelled").asInt()).isEqualTo(1);
        assertThat(order.at("/lines/1/substituteFor").asText()).isEqualTo("1");
        assertThat(order.at("/lines/1/handedOver").asInt()).isEqualTo(1);
        awaitMail(request.email(), "produto parecido no lugar");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_store_that_scanned_something_else_is_told_and_wraps_the_right_thing() {
        var orderId = place(order().line("CAM-0102-WRONG", 2, "69.90").gift("Feliz aniversário"));

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(order.at("/lines/0/handedOver").asInt()).isEqualTo(2);
        assertThat(order.at("/lines/0/giftWrap/wrapped").asInt()).isEqualTo(2);
        assertThat(order.at("/lines/0/giftWrap/message").asText()).isEqualTo("Feliz aniversário");
        assertNothingLeftBehind(orderId);
    }

    /** Of six products that are not there: taken, unwanted, held by others, unanswered, decided by an agent, and not decided. */
    @Test
    void what_is_proposed_is_taken_refused_or_decided_by_somebody_in_time() {
        var request = order().at("sp-pinheiros").in("en");
        var proposed = new ArrayList<Map<String, ?>>();
        for (var wish : List.of("allowed", "never", "allowed", "ask", "allowed", "allowed")) {
            var line = proposed.size() + 1;
            var sku = newProduct("");
            stock("sp-pinheiros", sku, 1);
            request.line(sku, 1, "59.90").substitution(wish);
            var other = newProduct("", line < 5 ? "59.90" : "79.90");
            stock("sp-pinheiros", other, line == 3 ? 0 : 1);
            proposed.add(Map.of(
                    "lineId",
                    String.valueOf(line),
                    "sku",
                    sku,
                    "quantity",
                    0,
                    "substituteSku",
                    other,
                    "substituteQuantity",
                    1));
        }
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of("picked", proposed));
        await().untilAsserted(() -> assertThat(openTasks(orderId))
                .hasSize(2)
                .allSatisfy(task -> assertThat(task.path("elementId").asText()).isEqualTo("Task_ApproveSubstitute")));
        complete(openTasks(orderId).getFirst(), Map.of("agentDecision", "take"));
        awaitMail(request.email(), "something similar");
        advance(Duration.ofMinutes(125));

        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        var code = codeIn(awaitMail(request.email(), "ready"));
        complete(awaitTask(orderId, "Task_HandOver"), Map.of("collectionCode", code));
        answer(orderId, awaitOpen(orderId), Map.of("option", "cancel"));
        var order = awaitStatus(orderId, "CLOSED");
        assertThat(order.path("lines").findValuesAsText("substituteFor"))
                .hasSize(2)
                .contains("1")
                .containsAnyOf("5", "6");
        assertThat(order.path("lines").findValuesAsText("handedOver"))
                .filteredOn("1"::equals)
                .hasSize(2);
        assertNothingLeftBehind(orderId);
    }

    /** Of several questions the one that waits for an answer. */
    private JsonNode awaitOpen(String orderId) {
        var open = new ArrayList<JsonNode>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            open.clear();
            api.get("/api/v1/orders/" + orderId + "/choices")
                    .body()
                    .path("items")
                    .forEach(question -> {
                        if (question.path("status").asText().equals("OPEN")) {
                            open.add(question);
                        }
                    });
            return open.size() == 1;
        });
        return open.getFirst();
    }
}
