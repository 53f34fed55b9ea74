package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was bought anywhere comes back anywhere, is for sale again, and the money is back to the cent. */
class ReturnJourneyIT extends Journey {
    @Test
    void bought_online_and_brought_to_another_store() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 3);
        stock("manaus-centro", sku, 0);
        var request = order().line(sku, 2, "59.90");
        var orderId = place(request);
        awaitStatus(orderId, "CLOSED");

        var asked = api.post(
                "/api/v1/orders/" + orderId + "/returns",
                Map.of("lines", List.of(Map.of("lineId", "1", "quantity", 1, "reason", "wrong-size"))),
                UUID.randomUUID().toString());
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        var path = "/api/v1/returns/" + asked.body().path("returnId").asText();
        var code = codeIn(awaitMail(request.email(), "devolução"));
        assertThat(api.post(path + "/arrival", Map.of("nodeId", "manaus-centro", "code", code))
                        .status())
                .isEqualTo(200);

        complete(
                awaitTask(orderId, "Task_ReceiveGoods"),
                Map.of("received", List.of(Map.of("lineId", "1", "quantity", 1, "wrong", 0))));
        awaitRefund(orderId, "59.90");
        complete(
                awaitTask(orderId, "Task_InspectGoods"),
                Map.of(
                        "inspected",
                        List.of(Map.of(
                                "lineId", "1", "asNew", 1, "opened", 0, "used", 0, "damaged", 0, "unusable", 0))));
        var closed = awaitReturn(path, "CLOSED");

        assertThat(stock("manaus-centro", sku).onHand()).isEqualTo(1);
        assertThat(closed.at("/refund/total").asText()).isEqualTo("59.90");
        assertThat(awaitMail(request.email(), "reembolso").path("text").asText())
                .contains("R$ 59,90");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void without_an_order_to_store_credit_and_back_again() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 0);
        var asked = api.post(
                "/api/v1/returns",
                Map.of(
                        "nodeId",
                        "sp-paulista",
                        "customerId",
                        "C-" + sku,
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", 1))),
                UUID.randomUUID().toString());
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        var path = "/api/v1/returns/" + asked.body().path("returnId").asText();
        assertThat(api.post(path + "/inspection", Map.of("lines", List.of(Map.of("lineId", "1", "asNew", 1))))
                        .status())
                .isEqualTo(200);
        var closed = awaitReturn(path, "CLOSED");
        assertThat(closed.at("/blind/credit")).isEqualTo(closed.at("/blind/worth"));
        assertThat(stock("sp-paulista", sku).onHand()).isEqualTo(1);
        assertThat(api.post(path + "/withdrawal", Map.of()).status()).isEqualTo(202);
        awaitReturn(path, "CANCELLED");
        assertThat(stock("sp-paulista", sku).onHand()).isZero();
        new Invariants(sandbox())
                .assertWithoutOrder(
                        UUID.fromString(asked.body().path("returnId").asText()));
    }

    private JsonNode awaitReturn(String path, String status) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(api.get(path).body().path("status").asText()).isEqualTo(status));
        return api.get(path).body();
    }

    private void awaitRefund(String orderId, String amount) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        new BigDecimal(show(orderId).at("/payments/0/refunded").asText("0")))
                .isEqualByComparingTo(amount));
    }
}
