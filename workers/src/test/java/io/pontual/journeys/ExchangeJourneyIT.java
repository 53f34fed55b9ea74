package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What customers get for what they give back: dearer, cheaper, or first and never paid back with goods. */
@Stage.OnSecond
class ExchangeJourneyIT extends Journey {
    private final String own = newProduct("");
    /** At 59.90. */
    private final String dearer = newProduct("");

    @Test
    void something_dearer_is_paid_on_top_and_something_cheaper_pays_back() {
        stock("sp-paulista", own, 2);
        var request = order().line(own, 2, "39.90");
        var orderId = place(request);
        awaitStatus(orderId, "CLOSED");

        stock("sp-paulista", dearer, 1);
        var up = ask(orderId, dearer, Map.of("payment", card("20.00")));
        var first = up.at("/exchange/orderId").asText();
        assertThat(up.at("/exchange/price").asText()).isEqualTo("59.90");
        awaitStatus(first, "ON_HOLD");
        bring(up);
        var gone = awaitStatus(first, "CLOSED");
        assertThat(captured(gone)).isEqualByComparingTo("59.90");
        assertThat(gone.at("/payments/0/method").asText()).isEqualTo("exchange-credit");
        awaitReturn(up, "ENDED");
        assertThat(refunded(show(orderId))).isEqualByComparingTo("0");

        var cheap = newProduct("", "19.90");
        stock("sp-paulista", cheap, 1);
        var price = new BigDecimal("19.90");
        var down = ask(orderId, cheap, Map.of());
        bring(down);
        var had = awaitStatus(down.at("/exchange/orderId").asText(), "CLOSED");
        assertThat(captured(had)).isEqualByComparingTo(price);
        var ended = awaitReturn(down, "ENDED");
        var back = new BigDecimal("39.90").subtract(price);
        assertThat(ended.at("/refund/total").asText()).isEqualTo(back.toPlainString());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(refunded(show(orderId))).isEqualByComparingTo(back));
        assertNothingLeftBehind(orderId);
        assertNothingLeftBehind(first);
    }

    @Test
    void new_goods_that_left_first_are_charged_when_the_others_never_come() {
        stock("sp-paulista", own, 1);
        var request = order().known("C-" + UUID.randomUUID()).line(own, 1, "39.90");
        var orderId = place(request);
        awaitStatus(orderId, "CLOSED");

        stock("sp-paulista", dearer, 1);
        var asked = ask(orderId, dearer, Map.of("instant", true, "payment", card("59.90")));
        var first = asked.at("/exchange/orderId").asText();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        show(first).at("/lines/0/handedOver").asInt())
                .isEqualTo(1));
        assertThat(captured(show(first))).isEqualByComparingTo("0");
        assertThat(show(first).path("status").asText()).isEqualTo("IN_FULFILMENT");

        advance(Duration.ofDays(8));
        awaitStatus(first, "CLOSED");
        assertThat(captured(show(first))).isEqualByComparingTo("59.90");
        awaitReturn(asked, "ENDED");
        assertThat(awaitMail(request.email(), "cobramos").path("text").asText()).contains("R$ 59,90");
        assertNothingLeftBehind(orderId);
        assertNothingLeftBehind(first);
    }

    private JsonNode ask(String orderId, String sku, Map<String, ?> exchange) {
        var body = new LinkedHashMap<String, Object>();
        body.put(
                "lines",
                List.of(Map.of(
                        "lineId",
                        "1",
                        "quantity",
                        1,
                        "reason",
                        "wrong-size",
                        "resolution",
                        "exchange",
                        "exchangeFor",
                        Map.of("sku", sku))));
        if (!exchange.isEmpty()) {
            body.put("exchange", exchange);
        }
        var answer = api.post(
                "/api/v1/orders/" + orderId + "/returns",
                body,
                UUID.randomUUID().toString());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.body();
    }

    /** By a store, over the API, without the mail's code. */
    private void bring(JsonNode asked) {
        var path = asked.path("self").asText();
        var orderId = asked.path("orderId").asText();
        assertThat(api.post(path + "/arrival", Map.of("nodeId", "sp-paulista")).status())
                .isEqualTo(200);
        awaitTask(orderId, "Task_ReceiveGoods");
        assertThat(api.post(path + "/receipt", Map.of("lines", List.of(Map.of("lineId", "1", "quantity", 1))))
                        .status())
                .isEqualTo(200);
        awaitTask(orderId, "Task_InspectGoods");
        assertThat(api.post(path + "/inspection", Map.of("lines", List.of(Map.of("lineId", "1", "asNew", 1))))
                        .status())
                .isEqualTo(200);
    }

    private JsonNode awaitReturn(JsonNode asked, String status) {
        var path = asked.path("self").asText();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        api.get(path).body().at("/exchange/status").asText())
                .isEqualTo(status));
        return api.get(path).body();
    }

    private static Map<String, Object> card(String amount) {
        return Map.of("method", "credit-card", "token", "tok_approved", "amount", amount);
    }
}
