package io.pontual.integrations.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.integrations.support.Breakers;
import io.pontual.integrations.support.Control;
import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.PaymentCommands;
import io.pontual.integrations.support.TestQueues;
import io.pontual.processes.Queue;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.CheckCommand.Awaited;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.RequestEntity;

@IntegrationsTest
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("aurora")
class AuroraCheckRoutesIT {
    @Autowired
    TestRestTemplate http;

    @Autowired
    MeterRegistry metrics;

    private final UUID paymentId = UUID.randomUUID();
    private final UUID operationId = UUID.randomUUID();
    private int checks;

    @AfterEach
    void behave() {
        Control.mode(http, "aurora", "normal");
    }

    @BeforeEach
    void awaitClosedBreaker() {
        Breakers.awaitClosed("aurora");
    }

    @Test
    void an_authorisation_that_no_webhook_told_is_found_and_told_as_the_webhook_would_have() {
        authorise("tok_pending_silent");

        var found = askUntilAnswered(Awaited.AUTHORISATION);

        assertThat(found.body().path("kind").asText()).isEqualTo("AUTHORISED");
        assertThat(found.body().path("amount").asText()).isEqualTo("120.50");
        assertThat(found.body().path("providerReference").asText()).isEqualTo(reference());
        assertThat(found.id()).isEqualTo("aurora:" + reference() + ":authorised");
        assertThat(found.group()).isEqualTo(paymentId.toString());
    }

    @Test
    void what_a_webhook_has_told_already_is_not_told_twice() {
        authorise("tok_pending_declined");
        TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
        var declined = count("declined");

        check(Awaited.AUTHORISATION);

        await().until(() -> count("declined") > declined);
        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void one_that_is_still_pending_gives_no_result() {
        authorise("tok_pending_forever");
        awaitKnownToTheProvider();
        var pending = count("pending");

        check(Awaited.AUTHORISATION);

        await().until(() -> count("pending") > pending);
        TestQueues.staysAt(0, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void one_that_the_provider_knows_nothing_of_is_told_so_at_each_check() {
        check(Awaited.AUTHORISATION);
        check(Awaited.AUTHORISATION);

        var told = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 2);
        assertThat(told).allSatisfy(result -> {
            assertThat(result.body().path("kind").asText()).isEqualTo("NOT_FOUND");
            assertThat(result.body().path("providerReference").isNull()).isTrue();
        });
        assertThat(told)
                .extracting(TestQueues.Received::id)
                .containsExactly("aurora:" + paymentId + ":not-found:1", "aurora:" + paymentId + ":not-found:2");
    }

    @Test
    void a_capture_is_found_once_it_has_been_done() {
        authorise("tok_approved");
        TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
        var pending = count("pending");
        check(Awaited.CAPTURE);
        await().until(() -> count("pending") > pending);
        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
        TestQueues.send(
                Queue.PAYMENT_CAPTURE_CMD,
                "capture-" + paymentId,
                paymentId.toString(),
                PaymentCommands.capture(operationId, paymentId, reference(), 1, "100.00", false));
        TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 2);

        // As if the answer to attempt 2 were missing, since one under the id of attempt 1 would be a copy.
        send(Awaited.CAPTURE, 2);

        var found = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 3)
                .get(2);
        assertThat(found.body().path("kind").asText()).isEqualTo("CAPTURED");
        assertThat(found.body().path("amount").asText()).isEqualTo("100.00");
        assertThat(found.id()).isEqualTo("aurora:" + operationId + ":captured:2");
    }

    @Test
    void a_refund_is_found_once_it_has_been_made_and_told_as_its_answer_would_have() {
        authorise("tok_approved");
        TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
        send(
                Queue.PAYMENT_CAPTURE_CMD,
                PaymentCommands.capture(UUID.randomUUID(), paymentId, reference(), 1, "100.00", true));
        TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 2);
        var pending = count("pending");
        check(Awaited.REFUND);
        await().until(() -> count("pending") > pending);
        send(Queue.PAYMENT_REFUND_CMD, PaymentCommands.refund(operationId, paymentId, reference(), "40.00"));
        TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 3);

        send(Awaited.REFUND, 2);

        var found = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 4)
                .get(3);
        assertThat(found.body().path("kind").asText()).isEqualTo("REFUNDED");
        assertThat(found.body().path("operationId").asText()).isEqualTo(operationId.toString());
        assertThat(found.body().path("amount").asText()).isEqualTo("40.00");
        assertThat(found.id()).isEqualTo("aurora:" + operationId + ":refunded:2");
    }

    @Test
    void a_void_is_found_once_it_has_been_done_and_told_once() {
        authorise("tok_approved");
        TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
        TestQueues.send(
                Queue.PAYMENT_VOID_CMD,
                "void-" + paymentId,
                paymentId.toString(),
                PaymentCommands.giveBack(paymentId, reference()));
        TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 2);
        var voided = count("voided");

        check(Awaited.VOID);

        await().until(() -> count("voided") > voided);
        TestQueues.staysAt(2, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
        // Whoever still waits for the authorisation is told that nothing of it stands.
        check(Awaited.AUTHORISATION);
        assertThat(TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 3)
                        .get(2)
                        .body()
                        .path("kind")
                        .asText())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void a_check_during_an_outage_says_that_nothing_is_known_and_is_not_kept_since_workers_ask_again() {
        authorise("tok_pending_silent");
        awaitKnownToTheProvider();
        var unreachable = count("unreachable");
        Control.mode(http, "aurora", "down");

        check(Awaited.AUTHORISATION);

        await().until(() -> count("unreachable") > unreachable);
        Control.mode(http, "aurora", "normal");
        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
        assertThat(TestQueues.received(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId)
                        .getFirst()
                        .body()
                        .path("kind")
                        .asText())
                .isEqualTo("NO_ANSWER");
    }

    private void send(String queue, Object command) {
        TestQueues.send(queue, UUID.randomUUID().toString(), paymentId.toString(), command);
    }

    private void authorise(String token) {
        TestQueues.send(
                Queue.PAYMENT_AUTHORISE_CMD,
                "auth-" + paymentId,
                paymentId.toString(),
                PaymentCommands.authorise(paymentId, token, "120.50"));
    }

    private void check(Awaited awaited) {
        send(awaited, 1);
    }

    private void send(Awaited awaited, int attempt) {
        checks++;
        TestQueues.send(
                Queue.PAYMENT_CHECK_CMD,
                "check:" + paymentId + ":" + checks,
                paymentId.toString(),
                new CheckCommand(paymentId, "aurora", "credit-card", awaited, operationId, attempt, checks));
    }

    /** As workers do: the first may come before the provider has decided. */
    private TestQueues.Received askUntilAnswered(Awaited awaited) {
        awaitKnownToTheProvider();
        await().until(() -> {
            check(awaited);
            return !TestQueues.received(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId)
                    .isEmpty();
        });
        return TestQueues.received(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId)
                .getFirst();
    }

    /** Nothing tells us when a pending one has reached the provider, so its books are looked at. */
    private void awaitKnownToTheProvider() {
        var request = RequestEntity.get("/simulators/aurora/v1/authorisations?reference={id}", paymentId)
                .header("Authorization", "Bearer simulated-key")
                .build();
        await().until(() -> http.exchange(request, String.class).getBody().contains(reference()));
    }

    private String reference() {
        return "aut_" + paymentId.toString().replace("-", "");
    }

    private double count(String outcome) {
        var counter =
                metrics.find("pontual.payment.checks").tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }
}
