package io.pontual.integrations.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pontual.integrations.support.Breakers;
import io.pontual.integrations.support.Control;
import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.PaymentCommands;
import io.pontual.integrations.support.TestQueues;
import io.pontual.processes.Queue;
import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CheckCommand;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

@IntegrationsTest
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("aurora")
class AuroraRoutesIT {
    @Autowired
    TestRestTemplate http;

    @Autowired
    MeterRegistry metrics;

    private final UUID paymentId = UUID.randomUUID();
    private final UUID operationId = UUID.randomUUID();

    @AfterEach
    void behave() {
        Control.mode(http, "aurora", "normal");
    }

    @BeforeEach
    void awaitClosedBreaker() {
        Breakers.awaitClosed("aurora");
    }

    @Test
    void an_approved_card_is_authorised_under_the_providers_reference() {
        authorise("tok_approved");

        var result = result();
        assertThat(result.body().path("kind").asText()).isEqualTo("AUTHORISED");
        assertThat(result.body().path("amount").asText()).isEqualTo("120.50");
        assertThat(result.body().path("providerReference").asText()).isEqualTo(reference());
        assertThat(result.body().path("reason").isNull()).isTrue();
        assertThat(result.body().path("eventId").asText()).isEqualTo("aurora:" + reference() + ":authorised");
        assertThat(result.id()).isEqualTo(result.body().path("eventId").asText());
        assertThat(result.group()).isEqualTo(paymentId.toString());
    }

    @Test
    void a_declined_card_says_why() {
        authorise("tok_insufficient_funds");

        assertThat(result().body().path("kind").asText()).isEqualTo("DECLINED");
        assertThat(result().body().path("reason").asText()).isEqualTo("insufficient_funds");
    }

    @Test
    void a_token_that_the_provider_does_not_know_is_a_decline_not_a_failure() {
        authorise("tok_unheard_of");

        assertThat(result().body().path("kind").asText()).isEqualTo("DECLINED");
        assertThat(result().body().path("reason").asText()).isEqualTo("unknown_token");
        assertThat(result().body().path("providerReference").isNull()).isTrue();
    }

    @Test
    void a_renewal_is_an_authorisation_of_its_own_that_says_until_when_it_stands_or_is_declined() {
        for (var token : java.util.List.of("tok_short_lived", "tok_renewal_declined")) {
            var renewal = UUID.randomUUID();
            TestQueues.send(
                    Queue.PAYMENT_AUTHORISE_CMD,
                    "auth-" + renewal,
                    renewal.toString(),
                    PaymentCommands.renew("aurora", renewal, paymentId, token, "10.00"));
            var told = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", renewal)
                    .getFirst()
                    .body();
            assertThat(told.path("kind").asText())
                    .isEqualTo(token.equals("tok_short_lived") ? "AUTHORISED" : "DECLINED");
            if (token.equals("tok_short_lived")) {
                assertThat(java.time.Instant.parse(told.path("expiresAt").asText()))
                        .isAfter(java.time.Instant.now().plus(java.time.Duration.ofHours(47)));
            }
        }
    }

    @Test
    void a_provider_that_is_slow_or_declines_everything_still_gives_results() {
        Control.mode(http, "aurora", "slow");
        authorise("tok_approved");
        assertThat(result().body().path("kind").asText()).isEqualTo("AUTHORISED");

        Control.mode(http, "aurora", "decline");
        var other = UUID.randomUUID();
        TestQueues.send(
                Queue.PAYMENT_AUTHORISE_CMD,
                "auth-" + other,
                other.toString(),
                PaymentCommands.authorise(other, "tok_approved", "10.00"));
        var declined = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", other)
                .getFirst()
                .body();
        assertThat(declined.path("kind").asText()).isEqualTo("DECLINED");
        assertThat(declined.path("reason").asText()).isEqualTo("issuer_unavailable");
    }

    @Test
    void a_pending_card_has_no_result_until_the_webhook_comes() {
        authorise("tok_pending_declined");

        assertThat(result().body().path("kind").asText()).isEqualTo("DECLINED");
        assertThat(result().body().path("reason").asText()).isEqualTo("card_declined");
        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void an_authorisation_that_is_still_screened_says_so_and_the_verdict_follows_once() {
        authorise("tok_fraud_denied");

        var results = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 2);
        assertThat(results)
                .extracting(
                        result -> result.body().path("kind").asText(),
                        result -> result.body().path("fraud").asText())
                .containsExactlyInAnyOrder(tuple("AUTHORISED", "PENDING"), tuple("FRAUD_VERDICT", "DENIED"));
        TestQueues.staysAt(2, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void a_webhook_that_comes_twice_gives_one_result() {
        authorise("tok_webhook_twice");

        assertThat(result().body().path("kind").asText()).isEqualTo("AUTHORISED");
        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void money_taken_in_a_call_that_timed_out_is_found_and_not_taken_again() {
        var asked = calls();
        authorise("tok_timeout");

        assertThat(result().body().path("kind").asText()).isEqualTo("AUTHORISED");
        assertThat(calls() - asked).as("one POST, then one GET").isEqualTo(2);
        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void a_copy_of_a_command_that_is_done_changes_nothing() {
        authorise("tok_approved");
        result();
        var asked = calls();

        TestQueues.send(Queue.PAYMENT_AUTHORISE_CMD, null, paymentId.toString(), command("tok_approved"));

        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
        assertThat(calls()).isEqualTo(asked);
    }

    @Test
    void an_authorisation_during_an_outage_is_told_to_be_free_for_another_provider_and_can_be_asked_for_again() {
        Control.mode(http, "aurora", "down");
        authorise("tok_approved");

        assertThat(result().body().path("kind").asText()).isEqualTo("UNAVAILABLE");
        assertThat(result().body().path("provider").asText()).isEqualTo("aurora");
        assertThat(result().id()).isEqualTo("aurora:" + paymentId + ":unavailable:1");

        awaitBackAfterTheBreaker();
        TestQueues.send(
                Queue.PAYMENT_AUTHORISE_CMD,
                "auth2-" + paymentId,
                paymentId.toString(),
                PaymentCommands.authorise("aurora", 2, paymentId, "tok_approved", "120.50"));
        var second = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 2)
                .get(1);
        assertThat(second.body().path("kind").asText()).isEqualTo("AUTHORISED");
    }

    @Test
    void a_command_for_money_that_the_provider_holds_survives_an_outage_that_opens_the_breaker() {
        authorise("tok_approved");
        result();
        Control.mode(http, "aurora", "down");
        capture(1, "100.00");
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> metrics.find("camel.exchanges.failed")
                                .tag("routeId", "payment-aurora-capture")
                                .counter()
                                .count()
                        >= 2);
        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);

        Control.mode(http, "aurora", "normal");

        assertThat(TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 2)
                        .get(1)
                        .body()
                        .path("kind")
                        .asText())
                .isEqualTo("CAPTURED");
    }

    @Test
    void an_outage_that_lasts_leaves_the_command_with_the_dead_letters_from_where_it_can_be_replayed()
            throws Exception {
        authorise("tok_approved");
        result();
        var refusals = refusals();
        Control.mode(http, "aurora", "down");
        capture(1, "100.00");
        var dead = TestQueues.awaitText(Queue.deadLetters(Queue.PAYMENT_CAPTURE_CMD), paymentId.toString());
        assertThat(refusals() - refusals)
                .as("the provider is spared some of the six deliveries")
                .isBetween(2.0, 5.0);
        Control.mode(http, "aurora", "normal");

        TestQueues.sendText(Queue.PAYMENT_CAPTURE_CMD, null, paymentId.toString(), dead.getText());

        assertThat(TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 2))
                .hasSize(2);
    }

    @Test
    void a_capture_that_fails_is_told_and_a_further_attempt_is_a_new_one() {
        authorise("tok_capture_fails_once");
        result();

        capture(1, "100.00");
        var failed = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 2)
                .get(1)
                .body();
        assertThat(failed.path("kind").asText()).isEqualTo("CAPTURE_FAILED");
        assertThat(failed.path("reason").asText()).isEqualTo("issuer_timeout");
        assertThat(failed.path("eventId").asText()).isEqualTo("aurora:" + operationId + ":capture-failed:1");

        capture(2, "100.00");
        var captured = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 3)
                .get(2)
                .body();
        assertThat(captured.path("kind").asText()).isEqualTo("CAPTURED");
        assertThat(captured.path("amount").asText()).isEqualTo("100.00");
        assertThat(captured.path("eventId").asText()).isEqualTo("aurora:" + operationId + ":captured:2");
    }

    @Test
    void capturing_more_than_was_authorised_fails_for_good() {
        authorise("tok_approved");
        result();

        capture(1, "120.51");

        var failed = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 2)
                .get(1)
                .body();
        assertThat(failed.path("kind").asText()).isEqualTo("CAPTURE_FAILED");
        assertThat(failed.path("reason").asText()).isEqualTo("amount_too_large");
    }

    @Test
    void money_is_taken_in_parts_and_the_void_of_the_rest_leaves_them() {
        authorise("tok_approved");
        result();

        var first = send(
                Queue.PAYMENT_CAPTURE_CMD,
                PaymentCommands.capture(operationId, paymentId, reference(), 1, "100.00", false),
                2);
        var second = send(
                Queue.PAYMENT_CAPTURE_CMD,
                PaymentCommands.capture(UUID.randomUUID(), paymentId, reference(), 1, "20.00", false),
                3);
        var tooMuch = send(
                Queue.PAYMENT_CAPTURE_CMD,
                PaymentCommands.capture(UUID.randomUUID(), paymentId, reference(), 1, "0.51", false),
                4);
        var voided = send(Queue.PAYMENT_VOID_CMD, PaymentCommands.giveBack(paymentId, reference()), 5);

        assertThat(first.path("kind").asText()).isEqualTo("CAPTURED");
        assertThat(first.path("operationId").asText()).isEqualTo(operationId.toString());
        assertThat(second.path("amount").asText()).isEqualTo("20.00");
        assertThat(tooMuch.path("reason").asText()).isEqualTo("amount_too_large");
        assertThat(voided.path("kind").asText()).isEqualTo("VOIDED");
    }

    @Test
    void the_last_capture_leaves_nothing_to_capture() {
        authorise("tok_approved");
        result();
        send(
                Queue.PAYMENT_CAPTURE_CMD,
                PaymentCommands.capture(operationId, paymentId, reference(), 1, "100.00", true),
                2);

        var further = send(
                Queue.PAYMENT_CAPTURE_CMD,
                PaymentCommands.capture(UUID.randomUUID(), paymentId, reference(), 1, "1.00", false),
                3);

        assertThat(further.path("reason").asText()).isEqualTo("not_capturable");
    }

    @Test
    void what_was_taken_is_refunded_in_parts_and_never_more_of_it() {
        authorise("tok_approved");
        result();
        send(
                Queue.PAYMENT_CAPTURE_CMD,
                PaymentCommands.capture(UUID.randomUUID(), paymentId, reference(), 1, "100.00", true),
                2);

        var refunded =
                send(Queue.PAYMENT_REFUND_CMD, PaymentCommands.refund(operationId, paymentId, reference(), "60.00"), 3);
        var tooMuch = send(
                Queue.PAYMENT_REFUND_CMD,
                PaymentCommands.refund(UUID.randomUUID(), paymentId, reference(), "40.01"),
                4);

        assertThat(refunded.path("kind").asText()).isEqualTo("REFUNDED");
        assertThat(refunded.path("amount").asText()).isEqualTo("60.00");
        assertThat(refunded.path("operationId").asText()).isEqualTo(operationId.toString());
        assertThat(refunded.path("eventId").asText()).isEqualTo("aurora:" + operationId + ":refunded:1");
        assertThat(tooMuch.path("kind").asText()).isEqualTo("REFUND_FAILED");
        assertThat(tooMuch.path("reason").asText()).isEqualTo("amount_too_large");
    }

    @Test
    void a_refund_that_the_card_refuses_says_why() {
        authorise("tok_refund_fails");
        result();
        send(
                Queue.PAYMENT_CAPTURE_CMD,
                PaymentCommands.capture(UUID.randomUUID(), paymentId, reference(), 1, "100.00", true),
                2);

        var refused =
                send(Queue.PAYMENT_REFUND_CMD, PaymentCommands.refund(operationId, paymentId, reference(), "60.00"), 3);

        assertThat(refused.path("kind").asText()).isEqualTo("REFUND_FAILED");
        assertThat(refused.path("reason").asText()).isEqualTo("account_closed");
    }

    @Test
    void a_void_gives_the_money_back() {
        authorise("tok_approved");
        result();

        TestQueues.send(
                Queue.PAYMENT_VOID_CMD,
                "void-" + paymentId,
                paymentId.toString(),
                PaymentCommands.giveBack(paymentId, reference()));

        var voided = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 2)
                .get(1)
                .body();
        assertThat(voided.path("kind").asText()).isEqualTo("VOIDED");
        assertThat(voided.path("providerReference").asText()).isEqualTo(reference());
    }

    @Test
    void poison_ends_with_the_dead_letters() {
        var poison = "{\"paymentId\": \"" + paymentId + "\", \"amount\": ";
        TestQueues.sendText(Queue.PAYMENT_AUTHORISE_CMD, null, "poison", poison);

        assertThat(TestQueues.awaitText(Queue.deadLetters(Queue.PAYMENT_AUTHORISE_CMD), paymentId.toString()))
                .isNotNull();
    }

    /** An open breaker lets one call through after a second, here a check that nobody minds. */
    private void awaitBackAfterTheBreaker() {
        Control.mode(http, "aurora", "normal");
        var probe = UUID.randomUUID();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            TestQueues.send(
                    Queue.PAYMENT_CHECK_CMD,
                    null,
                    probe.toString(),
                    new CheckCommand(probe, "aurora", "credit-card", CheckCommand.Awaited.AUTHORISATION, null, 0, 1));
            return TestQueues.received(Queue.PAYMENT_RESULT_EVT, "paymentId", probe).stream()
                    .anyMatch(result -> result.body().path("kind").asText().equals("NOT_FOUND"));
        });
    }

    private void authorise(String token) {
        TestQueues.send(Queue.PAYMENT_AUTHORISE_CMD, "auth-" + paymentId, paymentId.toString(), command(token));
    }

    private AuthoriseCommand command(String token) {
        return PaymentCommands.authorise(paymentId, token, "120.50");
    }

    private void capture(int attempt, String amount) {
        TestQueues.send(
                Queue.PAYMENT_CAPTURE_CMD,
                "capture-" + paymentId + attempt,
                paymentId.toString(),
                PaymentCommands.capture(operationId, paymentId, reference(), attempt, amount, false));
    }

    private JsonNode send(String queue, Object command, int results) {
        TestQueues.send(queue, UUID.randomUUID().toString(), paymentId.toString(), command);
        return TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, results)
                .get(results - 1)
                .body();
    }

    private TestQueues.Received result() {
        return TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId)
                .getFirst();
    }

    /** The simulated provider makes its ids of ours. */
    private String reference() {
        return "aut_" + paymentId.toString().replace("-", "");
    }

    /** How often the provider itself said that it is down. */
    private double refusals() {
        return metrics.find("http.server.requests").tag("status", "503").timers().stream()
                // Litoral's tests run beside these.
                .filter(timer -> timer.getId().getTag("uri").contains("aurora"))
                .mapToLong(Timer::count)
                .sum();
    }

    private double calls() {
        return metrics.find("camel.exchanges.total")
                .tag("routeId", "payment-aurora-call")
                .counter()
                .count();
    }
}
