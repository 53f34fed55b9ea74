package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The provider keeps the money set aside for two days, and the store needs longer. */
class RenewalJourneyIT extends Journey {
    private static final Duration HALF_OF_ITS_LIFE = Duration.ofHours(25);

    @Test
    void the_authorisation_is_renewed_and_the_customer_is_charged_once_from_the_new_one() {
        var orderId = placeInTheStore("tok_short_lived");

        advance(HALF_OF_ITS_LIFE);

        awaitPayments(orderId, "VOIDED", "AUTHORISED");
        var payments = show(orderId).path("payments");
        assertThat(payments.path(1).path("renews").asText())
                .isEqualTo(payments.path(0).path("paymentId").asText());
        assertThat(payments.path(1).path("expiresAt").asText())
                .isGreaterThan(payments.path(0).path("expiresAt").asText());
        handOver(orderId);
        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo("119.80");
        assertThat(order.at("/payments/0/captured").decimalValue()).isZero();
        assertNothingLeftBehind(orderId);
    }

    @Test
    void declined_the_customer_is_told_and_the_order_is_stopped_while_the_old_one_still_stands() {
        var before = stock("sp-pinheiros", "CAM-0101");
        var request = order().at("sp-pinheiros").by("norenew").paidWithToken("tok_renewal_declined");
        var orderId = place(request);
        awaitTask(orderId, "Task_AcceptOrder");

        advance(HALF_OF_ITS_LIFE);

        awaitOneTask(orderId, "Task_ResolveDeclinedRenewal");
        awaitMail(request.email(), "Precisamos da sua ajuda");
        awaitPayments(orderId, "AUTHORISED", "DECLINED");
        advance(Duration.ofHours(20));
        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(order.path("cancellationReason").asText()).isEqualTo("payment-declined");
        assertThat(captured(order)).isZero();
        awaitMail(request.email(), "cancelad");
        assertThat(stock("sp-pinheiros", "CAM-0101")).isEqualTo(before);
        assertNothingLeftBehind(orderId);
    }

    @Test
    void finance_tries_once_more_and_a_customer_who_cancels_meanwhile_gets_everything_back() {
        var orderId = placeInTheStore("tok_renewal_declined");
        advance(HALF_OF_ITS_LIFE);
        complete(awaitOneTask(orderId, "Task_ResolveDeclinedRenewal"), Map.of("renewalDecision", "try-again"));
        awaitPayments(orderId, "AUTHORISED", "DECLINED", "DECLINED");
        awaitOneTask(orderId, "Task_ResolveDeclinedRenewal");

        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of())
                        .status())
                .isEqualTo(202);

        awaitStatus(orderId, "CANCELLED");
        assertThat(captured(show(orderId))).isZero();
        assertNothingLeftBehind(orderId);
    }

    @Test
    void cancelled_while_the_provider_still_thinks_about_it_both_come_back() {
        var before = stock("sp-pinheiros", "CAM-0101");
        var orderId = placeInTheStore("tok_renewal_silent");
        advance(HALF_OF_ITS_LIFE);
        awaitPayments(orderId, "AUTHORISED", "REQUESTED");

        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of())
                        .status())
                .isEqualTo(202);
        awaitPayments(orderId, "VOIDED", "REQUESTED");
        advance(Duration.ofMinutes(3));

        awaitStatus(orderId, "CANCELLED");
        awaitPayments(orderId, "VOIDED", "VOIDED");
        assertThat(stock("sp-pinheiros", "CAM-0101")).isEqualTo(before);
        assertNothingLeftBehind(orderId);
    }

    private String placeInTheStore(String token) {
        var orderId = place(order().at("sp-pinheiros").in("en").paidWithToken(token));
        awaitTask(orderId, "Task_AcceptOrder");
        return orderId;
    }

    private void awaitPayments(String orderId, String... statuses) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(show(orderId).path("payments").findValuesAsText("status"))
                        .containsExactly(statuses));
    }

    private void handOver(String orderId) {
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        complete(
                awaitTask(orderId, "Task_HandOver"),
                Map.of("collectionCode", codeIn(awaitMail(order().email(), "ready"))));
    }
}
