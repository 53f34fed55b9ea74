package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.Queue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jms.core.JmsTemplate;

/** What a consumer gave up on becomes a task of operations. How a message dies is the broker's, and tested there. */
class DeadLetterJourneyIT extends Journey {
    @Test
    void the_letters_of_a_queue_are_one_task_and_are_sent_again_when_the_cause_is_mended() {
        // Nobody else reports its stock.
        var node = "curitiba-batel";
        var before = stock(node, "CAM-0101");
        var event = UUID.randomUUID();
        die(Queue.INVENTORY_STOCK_EVT, stockEvent(event, node, before.onHand() + 1));
        // A copy is heard once, so it may be sent again with the other.
        die(Queue.INVENTORY_STOCK_EVT, stockEvent(event, node, before.onHand() + 1));
        await().until(() -> letters(Queue.INVENTORY_STOCK_EVT).size() == 2);

        var task = awaitTaskFor(Queue.INVENTORY_STOCK_EVT);
        assertThat(task.at("/variables/firstDeadAt").asText()).isNotBlank();
        complete(task, Map.of("resolution", "replay"));

        await().untilAsserted(() -> assertThat(stock(node, "CAM-0101").onHand()).isEqualTo(before.onHand() + 1));
        await().untilAsserted(() -> {
            assertThat(letters(Queue.INVENTORY_STOCK_EVT)).isEmpty();
            assertThat(tasks(Queue.INVENTORY_STOCK_EVT)).isEmpty();
        });
    }

    @Test
    void letters_that_need_not_be_handled_any_more_are_given_up_and_the_next_one_is_a_new_task() {
        for (var time = 0; time < 2; time++) {
            die(Queue.PAYMENT_RESULT_EVT, "not what anybody can read");
            complete(awaitTaskFor(Queue.PAYMENT_RESULT_EVT), Map.of("resolution", "give-up"));
            await().untilAsserted(() -> {
                assertThat(letters(Queue.PAYMENT_RESULT_EVT)).isEmpty();
                assertThat(tasks(Queue.PAYMENT_RESULT_EVT)).isEmpty();
            });
        }
    }

    @Test
    void one_letter_is_sent_again_by_itself_and_once() {
        var node = "bh-savassi";
        die(
                Queue.INVENTORY_STOCK_EVT,
                stockEvent(UUID.randomUUID(), node, stock(node, "CAM-0101").onHand()));
        await().until(() -> letters(Queue.INVENTORY_STOCK_EVT).size() == 1);
        var id = letters(Queue.INVENTORY_STOCK_EVT)
                .getFirst()
                .path("deadLetterId")
                .asText();

        assertThat(replay(id).status()).isEqualTo(202);
        var again = replay(id);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("type").asText()).endsWith("already-replayed");

        // Its task has nothing left to do, whatever is chosen.
        complete(awaitTaskFor(Queue.INVENTORY_STOCK_EVT), Map.of("resolution", "replay"));
        await().untilAsserted(() -> assertThat(tasks(Queue.INVENTORY_STOCK_EVT)).isEmpty());
    }

    @Test
    void what_was_given_up_is_not_sent_again() {
        die(Queue.SHIPPING_NODE_EVT, "not what anybody can read");
        await().until(() -> letters(Queue.SHIPPING_NODE_EVT).size() == 1);
        var id =
                letters(Queue.SHIPPING_NODE_EVT).getFirst().path("deadLetterId").asText();
        complete(awaitTaskFor(Queue.SHIPPING_NODE_EVT), Map.of("resolution", "give-up"));
        await().until(() -> letters(Queue.SHIPPING_NODE_EVT).isEmpty());

        var late = replay(id);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("type").asText()).endsWith("dead-letter-given-up");
    }

    private Api.Answer replay(String deadLetterId) {
        return api.post("/api/v1/dead-letters/" + deadLetterId + "/replay", Map.of());
    }

    private JsonNode awaitTaskFor(String queue) {
        await().untilAsserted(() -> assertThat(tasks(queue)).hasSize(1));
        return tasks(queue).getFirst();
    }

    private List<JsonNode> tasks(String queue) {
        return items(api.get("/api/v1/tasks?group=operations").body().path("items")).stream()
                .filter(task -> task.at("/variables/queue").asText().equals(queue))
                .toList();
    }

    private List<JsonNode> letters(String queue) {
        return items(api.get("/api/v1/dead-letters").body()).stream()
                .filter(letter -> letter.path("queue").asText().equals(queue))
                .toList();
    }

    private static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private void die(String queue, String body) {
        sandbox()
                .workersBean(JmsTemplate.class)
                .send(Queue.deadLetters(queue), session -> session.createTextMessage(body));
    }

    private String stockEvent(UUID eventId, String node, int counted) {
        return """
                {"eventId": "%s", "nodeId": "%s", "sequence": 1, "sku": "CAM-0101", "kind": "COUNTED", "quantity": %d,
                 "at": "%s"}"""
                .formatted(eventId, node, counted, sandbox().clock().instant());
    }
}
