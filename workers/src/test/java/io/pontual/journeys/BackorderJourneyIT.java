package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goods that nobody has but that will come are promised, and sent when they are there. */
class BackorderJourneyIT extends Journey {
    @Test
    void an_order_waits_for_goods_that_are_expected_and_is_sent_when_they_come() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 0);
        expect("sp-paulista", sku, 2, inDays(5));
        var request = order().line(sku, 2, "59.90").sent();
        var orderId = place(request);
        assertThat(awaitMail(request.email(), "chega depois").path("text").asText())
                .contains("previsão");
        var task = awaitTask(orderId, "Task_ResolveShortage");
        assertThat(task.path("variables").path("waitingReasons").asText()).contains("PO-1");
        assertThat(api.get("/api/v1/orders/" + orderId + "/sourcing")
                        .body()
                        .at("/expected/0/reference")
                        .asText())
                .isEqualTo("PO-1");
        var shortage = show(orderId).at("/shortages/0");
        assertThat(shortage.path("status").asText()).isEqualTo("WAITING");
        assertThat(shortage.path("lines").path(0).path("quantity").asInt()).isEqualTo(2);
        assertThat(shortage.path("expectedAt").isMissingNode()).isFalse();
        var late = place(order().line(sku, 1, "59.90").sent());
        awaitTask(late, "Task_ResolveShortage");

        expect("sp-paulista", sku, 2, inDays(6));
        await().untilAsserted(() -> assertThat(mails(request.email()))
                .filteredOn(mail -> mail.path("subject").asText().contains("chega depois"))
                .hasSize(2));

        stock("sp-paulista", sku, 2);
        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("119.80"));
        assertThat(order.path("fulfilments").findValuesAsText("status")).contains("SHIPPED");
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(0, 0));
        cancel(late);
        awaitStatus(late, "CANCELLED");
        assertNothingLeftBehind(late);
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_order_that_is_cancelled_is_promised_nothing_any_more() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 0);
        expect("sp-paulista", sku, 2, inDays(5));
        var orderId = place(order().line(sku, 2, "59.90").sent());
        awaitTask(orderId, "Task_ResolveShortage");

        cancel(orderId);

        awaitStatus(orderId, "CANCELLED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void goods_that_do_not_come_leave_the_order_waiting_for_others_and_then_it_ends() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 0);
        expect("sp-paulista", sku, 2, inDays(2));
        var request = order().line(sku, 2, "59.90").sent();
        var orderId = place(request);
        var before = awaitTask(orderId, "Task_ResolveShortage").path("taskId").asText();

        advance(Duration.ofDays(6));

        await().untilAsserted(() -> assertThat(openTasks(orderId))
                .extracting(task -> task.path("taskId").asText())
                .hasSize(1)
                .doesNotContain(before));
        advance(Duration.ofDays(8));
        awaitStatus(orderId, "CANCELLED");
        awaitMail(request.email(), "Parte do seu pedido");
        assertNothingLeftBehind(orderId);
    }

    private void cancel(String orderId) {
        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of())
                        .status())
                .isEqualTo(202);
    }

    private Instant inDays(int days) {
        var now = Instant.parse(api.get("/sandbox/clock").body().path("now").asText());
        return now.plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }

    private void expect(String nodeId, String sku, int units, Instant at) {
        var answer = api.postCsv(
                "/api/v1/feeds/receipts",
                "nodeId,sku,quantity,expectedAt,reference\n%s,%s,%d,%s,PO-1\n".formatted(nodeId, sku, units, at));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }
}
