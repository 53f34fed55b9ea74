package io.pontual.integrations.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.integrations.support.Breakers;
import io.pontual.integrations.support.Control;
import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.LogRecorder;
import io.pontual.integrations.support.PaymentCommands;
import io.pontual.integrations.support.TestQueues;
import io.pontual.processes.Queue;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.CheckCommand.Awaited;
import io.pontual.processes.payment.RefundCommand;
import io.pontual.processes.payment.VoidCommand;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

@IntegrationsTest
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("litoral")
class LitoralRoutesIT {
    @RegisterExtension
    final LogRecorder log = new LogRecorder();

    @Autowired
    TestRestTemplate http;

    @Autowired
    MeterRegistry metrics;

    private final UUID paymentId = UUID.randomUUID();
    private final UUID operationId = UUID.randomUUID();
    private int results;

    @AfterEach
    void behave() {
        Control.mode(http, "litoral", "normal");
    }

    @BeforeEach
    void awaitClosedBreaker() {
        Breakers.awaitClosed("litoral");
    }

    @Test
    void an_approved_card_is_authorised_under_the_providers_reference() {
        var result = authorise("tok_approved");

        assertThat(result.path("kind").asText()).isEqualTo("AUTHORISED");
        assertThat(result.path("provider").asText()).isEqualTo("litoral");
        assertThat(result.path("amount").asText()).isEqualTo("120.50");
        assertThat(result.path("providerReference").asText()).isEqualTo(reference());
        assertThat(result.path("eventId").asText()).isEqualTo("litoral:" + reference() + ":authorised");
        assertThat(result.path("reason").isNull()).isTrue();
    }

    @Test
    void a_refusal_is_told_in_our_words() {
        var result = authorise("tok_insufficient_funds");

        assertThat(result.path("kind").asText()).isEqualTo("DECLINED");
        assertThat(result.path("reason").asText()).isEqualTo("insufficient_funds");
    }

    @Test
    void a_token_that_the_provider_does_not_know_is_a_decline_not_a_failure() {
        var result = authorise("tok_unheard_of");

        assertThat(result.path("kind").asText()).isEqualTo("DECLINED");
        assertThat(result.path("reason").asText()).isEqualTo("litoral-unknown_token");
        assertThat(result.path("providerReference").isNull()).isTrue();
    }

    @Test
    void what_is_processing_is_asked_for_until_it_is_decided() {
        assertThat(authorise("tok_pending_approved").path("kind").asText()).isEqualTo("AUTHORISED");
        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void a_pending_card_that_is_refused_later_says_why() {
        var result = authorise("tok_pending_declined");

        assertThat(result.path("kind").asText()).isEqualTo("DECLINED");
        assertThat(result.path("reason").asText()).isEqualTo("card_declined");
    }

    @Test
    void what_is_never_decided_is_asked_for_only_so_often() {
        var before = exchanges("payment-litoral-check");
        send(
                Queue.PAYMENT_AUTHORISE_CMD,
                PaymentCommands.authorise("litoral", 1, paymentId, "tok_pending_forever", "1.00"));

        await().until(() -> exchanges("payment-litoral-check") - before >= 5);
        // Longer than the next pause would be.
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(4)).untilAsserted(() -> assertThat(
                        exchanges("payment-litoral-check") - before)
                .as("and one at most that a test before had asked for")
                .isLessThanOrEqualTo(6));
        assertThat(TestQueues.received(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId))
                .isEmpty();
    }

    @Test
    void money_set_aside_in_a_call_that_timed_out_is_found_and_not_set_aside_again() {
        var result = authorise("tok_timeout");

        assertThat(result.path("kind").asText()).isEqualTo("AUTHORISED");
        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void another_amount_than_was_asked_for_is_told_as_it_is() {
        assertThat(authorise("tok_amount_tampered").path("amount").asText()).isEqualTo("0.01");
    }

    @Test
    void a_slow_provider_still_gives_results() {
        Control.mode(http, "litoral", "slow");

        assertThat(authorise("tok_approved").path("kind").asText()).isEqualTo("AUTHORISED");
    }

    @Test
    void a_check_of_what_the_provider_never_heard_of_says_so() {
        check(Awaited.AUTHORISATION, null, 0);

        var told = next();
        assertThat(told.path("kind").asText()).isEqualTo("NOT_FOUND");
        assertThat(told.path("eventId").asText()).isEqualTo("litoral:" + paymentId + ":not-found:1");
    }

    @Test
    void money_is_taken_in_parts_and_a_failed_part_can_be_tried_again() {
        authorise("tok_capture_fails_once");

        capture(operationId, 1, "100.00", false);
        var failed = next();
        assertThat(failed.path("kind").asText()).isEqualTo("CAPTURE_FAILED");
        assertThat(failed.path("reason").asText()).isEqualTo("litoral-91");
        capture(operationId, 2, "100.00", false);
        var taken = next();
        assertThat(taken.path("kind").asText()).isEqualTo("CAPTURED");
        assertThat(taken.path("amount").asText()).isEqualTo("100.00");
        assertThat(taken.path("operationId").asText()).isEqualTo(operationId.toString());
        assertThat(taken.path("eventId").asText()).isEqualTo("litoral:" + operationId + ":captured:2");
        capture(UUID.randomUUID(), 1, "20.51", false);
        assertThat(next().path("reason").asText()).isEqualTo("litoral-amount_too_large");
        capture(UUID.randomUUID(), 1, "20.50", true);
        assertThat(next().path("amount").asText()).isEqualTo("20.50");
    }

    @Test
    void what_was_taken_is_refunded_and_never_more_of_it() {
        authorise("tok_approved");
        capture(UUID.randomUUID(), 1, "100.00", true);
        next();

        refund(operationId, "60.00");
        var refunded = next();
        refund(UUID.randomUUID(), "40.01");
        var tooMuch = next();

        assertThat(refunded.path("kind").asText()).isEqualTo("REFUNDED");
        assertThat(refunded.path("amount").asText()).isEqualTo("60.00");
        assertThat(refunded.path("operationId").asText()).isEqualTo(operationId.toString());
        assertThat(tooMuch.path("kind").asText()).isEqualTo("REFUND_FAILED");
    }

    @Test
    void a_refund_that_the_card_refuses_says_so() {
        authorise("tok_refund_fails");
        capture(UUID.randomUUID(), 1, "100.00", true);
        next();

        refund(operationId, "60.00");

        var refused = next();
        assertThat(refused.path("kind").asText()).isEqualTo("REFUND_FAILED");
        assertThat(refused.path("reason").asText()).isEqualTo("litoral-14");
    }

    @Test
    void a_void_gives_the_money_back_and_a_check_finds_it() {
        authorise("tok_approved");

        send(Queue.PAYMENT_VOID_CMD, new VoidCommand(paymentId, "litoral", reference()));

        var voided = next();
        assertThat(voided.path("kind").asText()).isEqualTo("VOIDED");
        assertThat(voided.path("providerReference").asText()).isEqualTo(reference());
        check(Awaited.AUTHORISATION, null, 0);
        assertThat(next().path("kind").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_capture_whose_answer_is_missing_is_found_by_its_own_reference() {
        authorise("tok_approved");
        capture(operationId, 2, "100.00", false);
        next();

        check(Awaited.CAPTURE, operationId, 1);
        TestQueues.staysAt(results, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
        capture(operationId, 3, "20.50", false);
        next();
    }

    @Test
    void a_command_for_a_provider_that_does_not_exist_ends_with_the_dead_letters() {
        send(Queue.PAYMENT_VOID_CMD, new VoidCommand(paymentId, "nobody", "x"));

        assertThat(TestQueues.awaitText(Queue.deadLetters(Queue.PAYMENT_VOID_CMD), paymentId.toString()))
                .isNotNull();
    }

    @Test
    void an_outage_is_told_so_that_another_provider_can_be_asked() {
        Control.mode(http, "litoral", "down");

        var told = authorise("tok_approved");

        assertThat(told.path("kind").asText()).isEqualTo("UNAVAILABLE");
        assertThat(told.path("provider").asText()).isEqualTo("litoral");
        check(Awaited.AUTHORISATION, null, 0);
        assertThat(next().path("kind").asText()).isEqualTo("NO_ANSWER");
    }

    @Test
    void neither_token_nor_password_is_logged_whatever_happens() {
        authorise("tok_insufficient_funds");
        Control.mode(http, "litoral", "down");
        var other = UUID.randomUUID();
        TestQueues.send(
                Queue.PAYMENT_CAPTURE_CMD,
                "c-" + other,
                other.toString(),
                new CaptureCommand(other, other, "litoral", "LT", 1, new BigDecimal("1.00"), "BRL", true));
        TestQueues.awaitText(Queue.deadLetters(Queue.PAYMENT_CAPTURE_CMD), other.toString());

        assertThat(log.all())
                .contains("Litoral answered 503")
                .doesNotContain("tok_insufficient_funds")
                .doesNotContain("simulated-secret");
    }

    private JsonNode authorise(String token) {
        send(Queue.PAYMENT_AUTHORISE_CMD, PaymentCommands.authorise("litoral", 1, paymentId, token, "120.50"));
        return next();
    }

    private void capture(UUID captureId, int attempt, String amount, boolean last) {
        send(
                Queue.PAYMENT_CAPTURE_CMD,
                new CaptureCommand(
                        captureId, paymentId, "litoral", reference(), attempt, new BigDecimal(amount), "BRL", last));
    }

    private void refund(UUID refundId, String amount) {
        send(
                Queue.PAYMENT_REFUND_CMD,
                new RefundCommand(refundId, paymentId, "litoral", reference(), 1, new BigDecimal(amount), "BRL"));
    }

    private void check(Awaited awaited, UUID operation, int attempt) {
        send(
                Queue.PAYMENT_CHECK_CMD,
                new CheckCommand(paymentId, "litoral", "credit-card", awaited, operation, attempt, 1));
    }

    private void send(String queue, Object command) {
        TestQueues.send(queue, UUID.randomUUID().toString(), paymentId.toString(), command);
    }

    /** The next result of this payment. */
    private JsonNode next() {
        results++;
        return TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, results)
                .get(results - 1)
                .body();
    }

    private double exchanges(String routeId) {
        var counter =
                metrics.find("camel.exchanges.total").tag("routeId", routeId).counter();
        return counter == null ? 0 : counter.count();
    }

    private String reference() {
        return "LT" + paymentId.toString().replace("-", "").toUpperCase();
    }
}
