package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
