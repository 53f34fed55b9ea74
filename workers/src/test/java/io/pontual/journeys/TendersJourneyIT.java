package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several ways to pay in one order, charged and given back in the sequence of the decision table. */
class TendersJourneyIT extends Journey {
    @Test
    void a_gift_card_pays_first_and_the_card_the_rest() {
        var gift = giftCard("50.00");
        var orderId = place(order().line("CAM-0101", 2, "59.90")
                .paidWith("tok_approved", "89.80")
                .paidBy("gift-card", gift.path("code").asText(), "30.00"));

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(captured(order)).isEqualByComparingTo("119.80");
        assertThat(account(gift).path("balance").asText()).isEqualTo("20.00");
        assertThat(account(gift).path("movements").findValuesAsText("kind"))
                .containsExactly("ISSUE", "HOLD", "CAPTURE");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_gift_card_with_too_little_cancels_the_order_and_the_other_card_is_released() {
        var gift = giftCard("10.00");
        var request = order().line("CAM-0101", 2, "59.90")
                .paidWith("tok_approved", "89.80")
                .paidBy("gift-card", gift.path("code").asText(), "30.00");
        var orderId = place(request);

        awaitStatus(orderId, "CANCELLED");

        assertThat(account(gift).path("balance").asText()).isEqualTo("10.00");
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_is_paid_in_the_store_needs_no_provider() {
        var orderId = place(order().line("CAM-0101", 2, "59.90").paidBy("pay-in-store", null, "119.80"));

        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo("119.80");
        assertNothingLeftBehind(orderId);
        assertThat(pickup(orderId).at("/payAtHandover/receipt").asText()).startsWith("CUPOM-");
    }

    @Test
    void at_the_counter_staff_take_what_is_due_for_what_the_customer_takes() {
        var request =
                order().at("sp-pinheiros").in("en").line("CAM-0101", 2, "59.90").paidBy("pay-in-store", null, "119.80");
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "B-12"));
        var mail = awaitMail(request.email(), "ready");
        assertThat(mail.path("text").asText()).contains("You pay there: R$119.80");
        var code = codeIn(mail);
        assertThat(pickup(orderId).at("/payAtHandover/amount").asText()).isEqualTo("119.80");
        var one = List.of(Map.of("lineId", "1", "quantity", 1));
        var task = awaitTask(orderId, "Task_HandOver");
        complete(task, Map.of("collectionCode", code, "taken", one));
        await().untilAsserted(() ->
                assertThat(pickup(orderId).at("/attempts/0/result").asText()).isEqualTo("NOT_PAID"));

        await().until(() -> openTasks(orderId).stream()
                .noneMatch(open -> open.path("taskId").equals(task.path("taskId"))));
        complete(
                awaitTask(orderId, "Task_HandOver"),
                Map.of("collectionCode", code, "taken", one, "paidAmount", 59.9, "receipt", "CF-1"));

        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo("59.90");
        assertNothingLeftBehind(orderId);
    }

    private JsonNode pickup(String orderId) {
        var fulfilment = show(orderId).at("/fulfilments/0/fulfilmentId").asText();
        return api.get("/api/v1/orders/" + orderId + "/pickups/" + fulfilment).body();
    }

    private JsonNode giftCard(String amount) {
        var answer =
                api.post("/api/v1/credit-accounts", Map.of("kind", "gift-card", "currency", "BRL", "amount", amount));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body();
    }

    private JsonNode account(JsonNode gift) {
        return api.get("/api/v1/credit-accounts/" + gift.path("accountId").asText())
                .body();
    }
}
