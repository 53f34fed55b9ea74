package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders that may be fraud: held, looked at by people, vouched for or denied by the payment provider. */
@Stage.OnSecond
class FraudJourneyIT extends Journey {

    @Test
    void a_reviewer_is_told_every_reason_and_refuses() {
        var orderId = place(order().line("CAM-0101", 51, "100.00"));

        var task = awaitTask(orderId, "Task_ReviewOrder");

        assertThat(task.toString()).contains("High value: 5000 BRL or more", "Unusually many units: more than 50");
        var held = show(orderId);
        assertThat(held.path("status").asText()).isEqualTo("ON_HOLD");
        assertThat(held.at("/holds/0/reasons"))
                .extracting(JsonNode::asText)
                .containsExactly("High value: 5000 BRL or more", "Unusually many units: more than 50");
        assertThat(held.at("/payments/0/status").asText()).isEqualTo("NOT_REQUESTED");
        complete(task, Map.of("reviewDecision", "refuse"));
        awaitStatus(orderId, "CANCELLED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_order_that_nobody_looks_at_in_time_is_refused_when_much_is_at_stake() {
        var request = order().line("CAM-0101", 50, "100.00");
        var orderId = place(request);
        awaitTask(orderId, "Task_ReviewOrder");

        passReviewTime(orderId, "CANCELLED");

        var order = show(orderId);
        assertThat(order.path("cancellationReason").asText()).isEqualTo("refused-in-review");
        assertThat(order.at("/holds/0/releasedBy").asText()).isEqualTo("review-policy");
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_order_that_nobody_looks_at_in_time_goes_on_when_little_is() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 51);
        var orderId = place(order().line(sku, 51, "1.00"));
        awaitTask(orderId, "Task_ReviewOrder");

        passReviewTime(orderId, "CLOSED");

        assertThat(captured(show(orderId))).isEqualByComparingTo("51.00");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void the_providers_approval_ends_the_review_and_the_order_goes_on() {
        var orderId = place(order().paidWithToken("tok_fraud_approved"));

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(order.at("/payments/0/fraud").asText()).isEqualTo("APPROVED");
        assertThat(order.at("/holds/0/releasedBy").asText()).isEqualTo("aurora");
        assertThat(captured(order)).isEqualByComparingTo("119.80");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void the_providers_denial_after_the_authorisation_gives_money_and_goods_back() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 2);
        var request = order().line(sku, 2, "59.90").paidWithToken("tok_fraud_denied");
        var orderId = place(request);

        var order = awaitStatus(orderId, "CANCELLED");

        assertThat(order.path("cancellationReason").asText()).isEqualTo("refused-in-review");
        assertThat(order.at("/payments/0/status").asText()).isEqualTo("VOIDED");
        assertThat(order.at("/payments/0/fraud").asText()).isEqualTo("DENIED");
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(2, 0));
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_provider_that_never_says_leaves_it_to_the_policy() {
        var orderId = place(order().line("CAM-0101", 10, "59.90").paidWithToken("tok_fraud_silent"));
        awaitTask(orderId, "Task_ReviewOrder");
        assertThat(show(orderId).at("/payments/0/fraud").asText()).isEqualTo("PENDING");

        passReviewTime(orderId, "CANCELLED");

        assertThat(show(orderId).at("/payments/0/status").asText()).isEqualTo("VOIDED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_denial_after_a_person_decided_changes_nothing_but_is_recorded() {
        var orderId = place(order().paidWithToken("tok_fraud_late"));
        complete(awaitTask(orderId, "Task_ReviewOrder"), Map.of("reviewDecision", "approve"));
        awaitStatus(orderId, "CLOSED");

        advance(Duration.ofDays(2).plusHours(1));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        show(orderId).at("/payments/0/fraud").asText())
                .isEqualTo("DENIED"));
        var order = show(orderId);
        assertThat(order.path("status").asText()).isEqualTo("CLOSED");
        assertThat(order.at("/holds/0/releasedBy").asText()).isEqualTo("reviewer");
        assertThat(api.get("/api/v1/orders/" + orderId + "/events").body().toString())
                .contains("FRAUD_DENIED");
        assertThat(captured(order)).isEqualByComparingTo("119.80");
        assertNothingLeftBehind(orderId);
    }

    /** The task is seen before its timer may be set, so time is moved until it has fired. */
    private void passReviewTime(String orderId, String status) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            advance(Duration.ofHours(9));
            assertThat(show(orderId).path("status").asText()).isEqualTo(status);
        });
    }
}
