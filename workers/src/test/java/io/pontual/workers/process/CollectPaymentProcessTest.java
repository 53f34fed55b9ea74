package io.pontual.workers.process;

import static io.pontual.processes.model.CollectPaymentElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.payment.AuthorisePayment;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.COLLECT_PAYMENT)
class CollectPaymentProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID paymentId = UUID.randomUUID();

    @Test
    void an_authorised_payment_is_collected() {
        bench.accept(AuthorisePayment.Input.class);
        start();
        bench.awaitAt(GATEWAY_PROVIDER_ANSWER);

        answer(MessageName.PAYMENT_PAYMENT_AUTHORISED);

        assertThat(bench.awaitEnd()).containsEntry("paymentOutcome", "authorised");
        assertThat(bench.passed(ProcessId.COLLECT_PAYMENT))
                .containsExactly(
                        START_EVENT_PAYMENT_TO_COLLECT,
                        TASK_AUTHORISE_PAYMENT,
                        GATEWAY_PROVIDER_ANSWER,
                        CATCH_PAYMENT_AUTHORISED,
                        END_EVENT_PAYMENT_AUTHORISED);
        assertThat(bench.asked(AuthorisePayment.Input.class))
                .containsExactly(new AuthorisePayment.Input(orderId, paymentId));
    }

    @Test
    void a_declined_payment_is_no_error_but_an_outcome() {
        bench.accept(AuthorisePayment.Input.class);
        start();
        bench.awaitAt(GATEWAY_PROVIDER_ANSWER);

        bench.publish(MessageName.PAYMENT_PAYMENT_DECLINED, paymentId, Map.of("reason", "insufficient_funds"));

        assertThat(bench.awaitEnd()).containsEntry("paymentOutcome", "declined");
        assertThat(bench.passed(ProcessId.COLLECT_PAYMENT))
                .endsWith(CATCH_PAYMENT_DECLINED, END_EVENT_PAYMENT_DECLINED);
    }

    @Test
    void a_provider_has_half_an_hour_to_answer() {
        bench.accept(AuthorisePayment.Input.class);
        start();
        bench.awaitAt(GATEWAY_PROVIDER_ANSWER);

        bench.advance(Duration.ofMinutes(29));
        answer(MessageName.PAYMENT_PAYMENT_AUTHORISED);

        assertThat(bench.awaitEnd()).containsEntry("paymentOutcome", "authorised");
    }

    @Test
    void a_provider_that_does_not_answer_in_half_an_hour_is_timed_out() {
        bench.accept(AuthorisePayment.Input.class);
        start();
        bench.awaitAt(GATEWAY_PROVIDER_ANSWER);

        bench.advance(Duration.ofMinutes(31));

        assertThat(bench.awaitEnd()).containsEntry("paymentOutcome", "timed-out");
        assertThat(bench.passed(ProcessId.COLLECT_PAYMENT)).endsWith(CATCH_ANSWER_OVERDUE, END_EVENT_PAYMENT_TIMED_OUT);
    }

    @Test
    void an_answer_that_comes_before_anybody_waits_for_it_counts() {
        bench.react(AuthorisePayment.Input.class, job -> answer(MessageName.PAYMENT_PAYMENT_DECLINED));
        start();

        assertThat(bench.awaitEnd()).containsEntry("paymentOutcome", "declined");
    }

    @Test
    void the_same_answer_twice_counts_once() {
        bench.accept(AuthorisePayment.Input.class);
        start();
        bench.awaitAt(GATEWAY_PROVIDER_ANSWER);

        assertThat(bench.publish(MessageName.PAYMENT_PAYMENT_AUTHORISED, paymentId, "evt-" + paymentId, Map.of()))
                .isTrue();
        assertThat(bench.publish(MessageName.PAYMENT_PAYMENT_AUTHORISED, paymentId, "evt-" + paymentId, Map.of()))
                .isFalse();

        assertThat(bench.awaitEnd()).containsEntry("paymentOutcome", "authorised");
    }

    @Test
    void of_two_answers_the_first_one_counts() {
        bench.accept(AuthorisePayment.Input.class);
        start();
        bench.awaitAt(GATEWAY_PROVIDER_ANSWER);

        answer(MessageName.PAYMENT_PAYMENT_DECLINED);
        answer(MessageName.PAYMENT_PAYMENT_AUTHORISED);

        assertThat(bench.awaitEnd()).containsEntry("paymentOutcome", "declined");
    }

    private void start() {
        bench.start(ProcessId.COLLECT_PAYMENT, Map.of("orderId", orderId, "paymentId", paymentId));
    }

    private void answer(String message) {
        bench.publish(message, paymentId, Map.of());
    }
}
