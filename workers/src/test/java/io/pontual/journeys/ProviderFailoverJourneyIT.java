package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

/** A payment provider is down, and another one is there. */
class ProviderFailoverJourneyIT extends Journey {
    private static final BigDecimal TOTAL = new BigDecimal("119.80");
    /** Longer than a failure counts. */
    private static final Duration FORGIVEN = Duration.ofMinutes(6);

    @AfterEach
    void behave() {
        partner("aurora", "normal");
        partner("litoral", "normal");
        advance(FORGIVEN);
    }

    @Test
    void with_aurora_down_litoral_pays_and_the_customer_is_charged_once() {
        partner("aurora", "down");
        var orderId = place(order());

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(captured(order)).isEqualByComparingTo(TOTAL);
        assertThat(provider(orderId)).isEqualTo("litoral");
        partner("aurora", "normal");
        assertThat(atAurora(orderId).isMissingNode()).isTrue();
        assertThat(atLitoral(orderId)).contains("state=\"CLOSED\"").containsOnlyOnce("kind=\"CAPTURE\"");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_order_that_litoral_pays_goes_the_whole_way_with_a_pending_card_that_is_asked_for() {
        partner("aurora", "down");
        var orderId = place(order().paidWithToken("tok_pending_approved"));

        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo(TOTAL);
        assertThat(provider(orderId)).isEqualTo("litoral");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_time_out_after_the_money_was_taken_is_asked_for_and_nobody_else_is_tried() {
        var orderId = place(order().paidWithToken("tok_timeout"));

        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo(TOTAL);

        assertThat(provider(orderId)).isEqualTo("aurora");
        assertThat(atAurora(orderId).path("captures")).hasSize(1);
        assertThat(atLitoral(orderId)).contains("unknown_transaction");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void with_both_down_for_an_hour_the_order_waits_and_ends_unpaid() {
        partner("aurora", "down");
        partner("litoral", "down");
        var request = order();
        var before = stock("sp-paulista", "CAM-0101");
        var orderId = place(request);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> show(orderId).at("/payments/0/status").asText().equals("REQUESTED"));

        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    advance(Duration.ofMinutes(15));
                    assertThat(show(orderId).path("status").asText()).isEqualTo("CANCELLED");
                });

        assertThat(show(orderId).at("/payments/0/status").asText()).isEqualTo("DECLINED");
        assertThat(captured(show(orderId))).isZero();
        assertThat(stock("sp-paulista", "CAM-0101")).isEqualTo(before);
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void with_both_down_for_some_minutes_the_order_waits_and_is_paid_once_one_is_back() {
        partner("aurora", "down");
        partner("litoral", "down");
        var orderId = place(order());
        await().atMost(Duration.ofSeconds(60)).until(() -> attempts(orderId) >= 2);
        partner("litoral", "normal");

        advance(Duration.ofMinutes(3));

        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo(TOTAL);
        assertNothingLeftBehind(orderId);
    }

    @Test
    void with_the_provider_down_for_an_hour_in_the_middle_of_a_capture_it_is_taken_once_when_it_is_back() {
        var request = order().at("sp-pinheiros");
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "A-1"));
        var code = codeIn(awaitMail(request.email(), "retirada"));
        var counter = awaitTask(orderId, "Task_HandOver");
        partner("aurora", "down");

        complete(counter, Map.of("collectionCode", code));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(paymentStatus(orderId)).isEqualTo("CAPTURING"));
        for (int quarter = 0; quarter < 4; quarter++) {
            advance(Duration.ofMinutes(15));
            assertThat(captured(show(orderId))).isZero();
        }
        assertThat(show(orderId).path("status").asText()).isEqualTo("IN_FULFILMENT");
        partner("aurora", "normal");
        advance(FORGIVEN);

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(TOTAL);
        assertThat(refunded(order)).isZero();
        assertThat(provider(orderId)).isEqualTo("aurora");
        assertThat(atAurora(orderId).path("captures")).hasSize(1);
        assertThat(atLitoral(orderId)).contains("unknown_transaction");
        assertNothingLeftBehind(orderId);
    }

    private String paymentStatus(String orderId) {
        return show(orderId).at("/payments/0/status").asText();
    }

    private int attempts(String orderId) {
        var attempts = io.pontual.workers.platform.persistence.jooq.payment.Tables.PROVIDER_ATTEMPT;
        return sandbox()
                .workersBean(DSLContext.class)
                .fetchCount(
                        attempts,
                        attempts.PAYMENT_ID.eq(UUID.fromString(paymentId(orderId))),
                        attempts.OUTCOME.eq("UNAVAILABLE"));
    }

    private String provider(String orderId) {
        return sandbox()
                .workersBean(DSLContext.class)
                .fetchValue(PAYMENT_.PROVIDER, PAYMENT_.PAYMENT_ID.eq(UUID.fromString(paymentId(orderId))));
    }

    /** As the provider's own staff would see it. */
    private JsonNode atAurora(String orderId) {
        return sandbox()
                .workersBean(RestClient.class)
                .get()
                .uri("/aurora/v1/authorisations?reference={reference}", paymentId(orderId))
                .header("Authorization", "Bearer simulated-key")
                .retrieve()
                .body(JsonNode.class)
                .at("/authorisations/0");
    }

    private String atLitoral(String orderId) {
        return sandbox()
                .workersBean(RestClient.class)
                .get()
                .uri("/litoral/gateway/transactions/{reference}", paymentId(orderId))
                .headers(headers -> headers.setBasicAuth("pontual", "simulated-secret"))
                .exchange((request, response) -> new String(response.getBody().readAllBytes()));
    }

    private String paymentId(String orderId) {
        return show(orderId).at("/payments/0/paymentId").asText();
    }
}
