package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Stage.OnSecond
class PaymentJourneyIT extends Journey {
    @ParameterizedTest
    @ValueSource(strings = {"tok_declined", "tok_insufficient_funds", "tok_pending_declined"})
    void a_declined_card_cancels_the_order_and_tells_the_customer(String token) {
        var request = order().paidWithToken(token);
        var orderId = place(request);

        var order = awaitStatus(orderId, "CANCELLED");

        assertThat(order.path("cancellationReason").asText()).isEqualTo("payment-declined");
        assertThat(captured(order)).isZero();
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_pending_approved", "tok_timeout", "tok_webhook_twice", "tok_webhook_first"})
    void an_answer_that_comes_late_twice_or_before_the_response_charges_once(String token) {
        var orderId = place(order().paidWithToken(token));

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("119.80"));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void another_amount_than_was_asked_for_is_given_back_and_never_charged() {
        var request = order().paidWithToken("tok_amount_tampered");
        var orderId = place(request);

        var order = awaitStatus(orderId, "CANCELLED");

        assertThat(order.path("cancellationReason").asText()).isEqualTo("payment-declined");
        assertThat(order.at("/payments/0/status").asText()).isEqualTo("VOIDED");
        assertThat(captured(order)).isZero();
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void when_one_of_two_cards_is_declined_the_other_is_released() {
        var orderId = place(order().line("CAM-0101", 2, "59.90")
                .paidWith("tok_approved", "100.00")
                .paidWith("tok_declined", "19.80"));

        var order = awaitStatus(orderId, "CANCELLED");

        assertThat(order.path("payments").findValuesAsText("status")).containsExactlyInAnyOrder("VOIDED", "DECLINED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void two_cards_are_charged_to_the_cent() {
        var orderId = place(order().line("CAM-0101", 2, "59.90")
                .paidWith("tok_approved", "100.01")
                .paidWith("tok_approved", "19.79"));

        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo(new BigDecimal("119.80"));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_capture_that_fails_once_waits_for_finance_and_is_then_repeated() {
        var orderId = place(order().paidWithToken("tok_capture_fails_once"));

        complete(awaitTask(orderId, "Task_ResolveFailedCapture"), Map.of("captureCleared", true));

        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo(new BigDecimal("119.80"));
        assertNothingLeftBehind(orderId);
    }
}
