package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

/** The provider's webhook never comes; it is asked what became of the payment. */
class SilentProviderJourneyIT extends Journey {
    /** More than the provider may owe an answer for, less than the process waits. */
    private static final Duration CHECK = Duration.ofMinutes(3);

    /** More than the process waits. */
    private static final Duration TIMEOUT = Duration.ofMinutes(31);

    @AfterEach
    void behave() {
        partner("aurora", "normal");
        // Longer than its failures count.
        advance(Duration.ofMinutes(6));
    }

    @Test
    void an_authorisation_that_no_webhook_told_is_found_and_the_order_goes_on() {
        var orderId = place(order().paidWithToken("tok_pending_silent"));
        awaitAuthorisedAtTheProvider(orderId);
        assertThat(payment(orderId).path("status").asText()).isEqualTo("REQUESTED");

        advance(CHECK);

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("119.80"));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void found_only_after_the_order_was_given_up_it_is_voided() {
        var request = order().paidWithToken("tok_pending_silent");
        var before = stock("sp-paulista", "CAM-0101");
        var orderId = place(request);
        awaitAuthorisedAtTheProvider(orderId);
        partner("aurora", "down");
        awaitGivenUp(orderId);
        assertThat(payment(orderId).path("status").asText()).isEqualTo("REQUESTED");

        partner("aurora", "normal");
        awaitCancelledWhileTimePasses(orderId);

        var order = show(orderId);
        assertThat(order.path("cancellationReason").asText()).isEqualTo("payment-declined");
        assertThat(order.path("payments").findValuesAsText("status")).containsExactly("VOIDED");
        assertThat(atTheProvider(orderId)).isEqualTo("voided");
        assertThat(captured(order)).isZero();
        assertThat(stock("sp-paulista", "CAM-0101")).isEqualTo(before);
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_payment_that_the_provider_has_lost_does_not_hold_the_order_for_ever() {
        var request = order().paidWithToken("tok_pending_lost");
        var orderId = place(request);
        awaitGivenUp(orderId);

        awaitCancelledWhileTimePasses(orderId);

        var order = show(orderId);
        assertThat(order.path("payments").findValuesAsText("status")).containsExactly("DECLINED");
        assertThat(order.path("payments").findValuesAsText("reason")).containsExactly("not-found-at-provider");
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }

    /** The process begins to wait some time after the payment was asked for, so time is moved until it has waited enough. */
    private void awaitGivenUp(String orderId) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> payment(orderId).path("status").asText().equals("REQUESTED"));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    advance(TIMEOUT);
                    assertThat(show(orderId).path("status").asText()).isEqualTo("CANCELLING");
                });
    }

    private void awaitCancelledWhileTimePasses(String orderId) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    advance(CHECK);
                    assertThat(show(orderId).path("status").asText()).isEqualTo("CANCELLED");
                });
    }

    private void awaitAuthorisedAtTheProvider(String orderId) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> atTheProvider(orderId).equals("authorised"));
    }

    /** As the provider's own staff would see it: nobody has told us. */
    private String atTheProvider(String orderId) {
        return sandbox()
                .workersBean(RestClient.class)
                .get()
                .uri(
                        "/aurora/v1/authorisations?reference={reference}",
                        payment(orderId).path("paymentId").asText())
                .header("Authorization", "Bearer simulated-key")
                .retrieve()
                .body(JsonNode.class)
                .path("authorisations")
                .path(0)
                .path("status")
                .asText();
    }

    private JsonNode payment(String orderId) {
        return show(orderId).path("payments").path(0);
    }
}
