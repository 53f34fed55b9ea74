package io.pontual.workers.process;

import static io.pontual.processes.model.CollectPaymentElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.payment.AuthorisePayment;
import io.pontual.processes.payment.ExpirePayment;
import io.pontual.processes.payment.IssueNewCode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.COLLECT_PAYMENT)
@OnSharedEngine
class CollectPaymentProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID paymentId = UUID.randomUUID();
    private final UUID instructionId = UUID.randomUUID();

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
                        GATEWAY_TO_ANSWER,
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

    // --- Paid later

    @Test
    void the_customer_is_told_how_to_pay_and_has_paid_when_the_money_is_there() {
        issued(Duration.ofMinutes(30));
        assertThat(bench.asked(NotifyCustomer.Input.class))
                .containsExactly(new NotifyCustomer.Input(orderId, instructionId, "payment-instructions"));

        answer(MessageName.PAYMENT_PAYMENT_AUTHORISED);

        assertThat(bench.awaitEnd()).containsEntry("paymentOutcome", "authorised");
        assertThat(bench.passed(ProcessId.COLLECT_PAYMENT))
                .endsWith(
                        CATCH_PAYMENT_ISSUED,
                        TASK_TELL_INSTRUCTIONS,
                        GATEWAY_PAYMENT_AWAITED,
                        CATCH_PAYMENT_ARRIVED,
                        END_EVENT_PAYMENT_ARRIVED);
    }

    @Test
    void a_customer_who_does_not_pay_in_time_is_not_waited_for() {
        issued(Duration.ofDays(4));

        bench.advance(Duration.ofDays(3));
        bench.awaitAt(GATEWAY_PAYMENT_AWAITED);
        bench.advance(Duration.ofDays(1).plusMinutes(1));

        assertThat(bench.awaitEnd()).containsEntry("paymentOutcome", "expired");
        assertThat(bench.asked(ExpirePayment.Input.class)).containsExactly(new ExpirePayment.Input(orderId, paymentId));
        assertThat(bench.passed(ProcessId.COLLECT_PAYMENT))
                .endsWith(CATCH_TIME_OVER, TASK_EXPIRE_PAYMENT, END_EVENT_PAYMENT_EXPIRED);
    }

    @Test
    void a_payment_in_the_moment_in_which_the_time_is_over_counts() {
        bench.answer(ExpirePayment.Input.class, job -> new ExpirePayment.Output("authorised"));
        issued(Duration.ofMinutes(30));

        bench.advance(Duration.ofMinutes(31));

        assertThat(bench.awaitEnd()).containsEntry("paymentOutcome", "authorised");
    }

    @Test
    void another_amount_than_is_due_is_no_payment() {
        issued(Duration.ofMinutes(30));

        bench.publish(MessageName.PAYMENT_PAYMENT_DECLINED, paymentId, Map.of("reason", "wrong-amount"));

        assertThat(bench.awaitEnd()).containsEntry("paymentOutcome", "declined");
        assertThat(bench.passed(ProcessId.COLLECT_PAYMENT))
                .endsWith(CATCH_WRONG_AMOUNT_PAID, END_EVENT_WRONG_AMOUNT_PAID);
    }

    @Test
    void a_new_code_takes_the_place_of_the_one_before_with_a_time_of_its_own() {
        issued(Duration.ofMinutes(30));
        bench.advance(Duration.ofMinutes(20));

        bench.publish(MessageName.PAYMENT_NEW_CODE_REQUESTED, paymentId, Map.of());
        bench.awaitAt(GATEWAY_PROVIDER_ANSWER);
        assertThat(bench.asked(IssueNewCode.Input.class)).containsExactly(new IssueNewCode.Input(orderId, paymentId));
        var second = UUID.randomUUID();
        issue(second, Duration.ofMinutes(30));
        bench.advance(Duration.ofMinutes(20));
        bench.awaitAt(GATEWAY_PAYMENT_AWAITED);
        answer(MessageName.PAYMENT_PAYMENT_AUTHORISED);

        assertThat(bench.awaitEnd()).containsEntry("paymentOutcome", "authorised");
        assertThat(bench.asked(NotifyCustomer.Input.class))
                .extracting(NotifyCustomer.Input::fulfilmentId)
                .containsExactly(instructionId, second);
        assertThat(bench.passed(ProcessId.COLLECT_PAYMENT))
                .containsSubsequence(CATCH_NEW_CODE_REQUESTED, TASK_ISSUE_NEW_CODE, GATEWAY_TO_ANSWER);
    }

    private void issued(Duration waitFor) {
        bench.accept(AuthorisePayment.Input.class);
        start();
        bench.awaitAt(GATEWAY_PROVIDER_ANSWER);
        issue(instructionId, waitFor);
    }

    private void issue(UUID instruction, Duration waitFor) {
        bench.publish(
                MessageName.PAYMENT_PAYMENT_ISSUED,
                paymentId,
                Map.of("instructionId", instruction, "waitUntil", bench.in(waitFor)));
        bench.awaitAt(GATEWAY_PAYMENT_AWAITED);
    }

    private void start() {
        bench.start(ProcessId.COLLECT_PAYMENT, Map.of("orderId", orderId, "paymentId", paymentId));
    }

    private void answer(String message) {
        bench.publish(message, paymentId, Map.of());
    }
}
