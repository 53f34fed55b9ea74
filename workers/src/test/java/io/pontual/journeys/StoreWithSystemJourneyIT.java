package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A store with a system of its own: nobody touches anything of ours between the order and its end. */
class StoreWithSystemJourneyIT extends Journey {
    @Test
    void an_order_reaches_closed_on_its_own() {
        var before = stock("sp-paulista", "CAM-0101");
        var request = order().line("CAM-0101", 2, "59.90");

        var orderId = place(request);

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("119.80"));
        assertThat(order.path("fulfilments").path(0).path("status").asText()).isEqualTo("HANDED_OVER");
        assertThat(order.path("lines").path(0).path("handedOver").asInt()).isEqualTo(2);
        assertThat(stock("sp-paulista", "CAM-0101").onHand()).isEqualTo(before.onHand() - 2);
        awaitMail(request.email(), "pronto");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_customer_with_a_wrong_code_is_sent_back_and_then_served() {
        var orderId = place(order().by("wrongcode"));

        awaitStatus(orderId, "CLOSED");

        var story = api.get("/api/v1/orders/" + orderId + "/events").body().toString();
        assertThat(story).contains("PICKUP_WRONG_CODE").contains("PICKUP_HANDED_OVER");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_store_that_tells_everything_twice_changes_nothing_the_second_time() {
        partner("balcao", "duplicate-events");
        try {
            var orderId = place(order());

            var order = awaitStatus(orderId, "CLOSED");
            assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("119.80"));
            assertNothingLeftBehind(orderId);
        } finally {
            partner("balcao", "normal");
        }
    }

    @Test
    void a_store_that_rejects_costs_the_customer_nothing() {
        var request = order().line("CAM-9001-REJECT", 1, "59.90");
        var orderId = place(request);
        answer(orderId, awaitQuestion(orderId), Map.of("option", "cancel"));

        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(order.path("cancellationReason").asText()).isEqualTo("store-rejected");
        assertThat(captured(order)).isZero();
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }
}
