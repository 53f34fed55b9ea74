package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who collects, and how, beside the customer who comes at once with the right code. */
class CollectionJourneyIT extends Journey {
    @Test
    void locked_codes_are_opened_by_a_new_one_and_somebody_else_collects() {
        var request = order().at("sp-pinheiros").in("en");
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        var pickup = "/api/v1/orders/" + orderId + "/pickups/"
                + awaitFulfilment(orderId, "READY")
                        .at("/fulfilments/0/fulfilmentId")
                        .asText();
        var old = codeIn(awaitMail(request.email(), "ready"));
        for (var attempt = 1; attempt <= 5; attempt++) {
            comes(orderId, pickup, old.equals("000000") ? "111111" : "000000");
        }
        awaitMail(request.email(), "locked");

        assertThat(api.post(pickup + "/codes", Map.of("holder", "customer")).status())
                .isEqualTo(201);
        awaitMail(request.email(), "new code");
        assertThat(api.put(pickup + "/proxy", Map.of("name", "Bia Exemplo")).status())
                .isEqualTo(200);
        var mail = awaitMail(request.email(), "whoever collects");
        assertThat(mail.path("text").asText()).contains("Bia Exemplo");
        comes(orderId, pickup, old);
        comes(orderId, pickup, codeIn(mail));

        awaitStatus(orderId, "CLOSED");
        var shown = api.get(pickup).body();
        assertThat(shown.path("collectedBy").asText()).isEqualTo("proxy");
        assertThat(shown.path("attempts").findValuesAsText("result")).hasSize(7).endsWith("WRONG_CODE", "HANDED_OVER");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_is_left_behind_at_the_curb_goes_back_to_the_shelf_and_is_not_charged() {
        var sku = newProduct("");
        stock("sp-pinheiros", sku, 3);
        var request = order().at("sp-pinheiros").in("en").line(sku, 3, "59.90");
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        var code = codeIn(awaitMail(request.email(), "ready"));
        awaitTask(orderId, "Task_HandOver");
        var pickup = "/api/v1/orders/" + orderId + "/pickups/"
                + show(orderId).at("/fulfilments/0/fulfilmentId").asText();
        assertThat(api.post(pickup + "/extensions", Map.of()).status()).isEqualTo(201);
        awaitMail(request.email(), "more time");

        assertThat(api.put(pickup + "/arrival", Map.of("bay", "3")).status()).isEqualTo(200);
        complete(awaitOneTask(orderId, "Task_BringGoods"), Map.of("customerFound", true));
        complete(
                awaitOneTask(orderId, "Task_HandOver"),
                Map.of("collectionCode", code, "taken", List.of(Map.of("lineId", "1", "quantity", 1))));

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("59.90"));
        assertThat(stock("sp-pinheiros", sku)).isEqualTo(new Stock(2, 0));
        assertThat(api.get(pickup).body().at("/curbside/status").asText()).isEqualTo("SERVED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_is_given_back_at_once_is_looked_at_and_not_paid_for() {
        var sku = newProduct("");
        stock("sp-pinheiros", sku, 3);
        var request = order().at("sp-pinheiros").in("en").line(sku, 3, "59.90").paidBy("pix", null, "179.70");
        var orderId = place(request);
        awaitReady(orderId);
        var line = Map.of("lineId", "1", "quantity", 3, "givenBack", 2, "damaged", 1);
        complete(
                awaitTask(orderId, "Task_HandOver"),
                Map.of("collectionCode", codeIn(awaitMail(request.email(), "ready")), "taken", List.of(line)));

        var order = awaitStatus(orderId, "CLOSED");
        assertNothingLeftBehind(orderId);
        assertThat(refunded(show(orderId))).isEqualByComparingTo("119.80");
        assertThat(stock("sp-pinheiros", sku)).isEqualTo(new Stock(1, 0));
        assertThat(api.get("/api/v1/orders/" + orderId + "/events").body().toString())
                .contains("gave goods back at once");

        var all = order().by("again").at("sp-pinheiros").in("en").line(sku, 1, "59.90");
        var second = place(all);
        awaitReady(second);
        complete(
                awaitTask(second, "Task_HandOver"),
                Map.of(
                        "collectionCode",
                        codeIn(awaitMail(all.email(), "ready")),
                        "taken",
                        List.of(Map.of("lineId", "1", "quantity", 1, "givenBack", 1))));

        order = awaitStatus(second, "CANCELLED");
        assertThat(order.path("cancellationReason").asText()).isEqualTo("given-back");
        assertNothingLeftBehind(second);
        assertThat(captured(show(second))).isEqualByComparingTo("0");
        assertThat(stock("sp-pinheiros", sku)).isEqualTo(new Stock(1, 0));
    }

    private void awaitReady(String orderId) {
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        awaitTask(orderId, "Task_HandOver");
    }

    /** Somebody shows a code at the counter, and it is dealt with. */
    private void comes(String orderId, String pickup, String code) {
        var before = api.get(pickup).body().path("attempts").size();
        complete(awaitTask(orderId, "Task_HandOver"), Map.of("collectionCode", code));
        await().untilAsserted(() ->
                assertThat(api.get(pickup).body().path("attempts").size()).isEqualTo(before + 1));
    }
}
