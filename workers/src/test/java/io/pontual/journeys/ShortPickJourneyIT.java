package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
}
