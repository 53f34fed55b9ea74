package io.pontual.workers.process;

import static io.pontual.processes.model.ChangeOrderElements.BOUNDARY_ADDED_OUT_OF_STOCK;
import static io.pontual.processes.model.ChangeOrderElements.BOUNDARY_APPROVAL_OVERDUE;
import static io.pontual.processes.model.ChangeOrderElements.BOUNDARY_APPROVAL_TOO_LATE;
import static io.pontual.processes.model.ChangeOrderElements.END_EVENT_ADDED_LINES_SUPPLIED;
import static io.pontual.processes.model.ChangeOrderElements.END_EVENT_CHANGE_REFUSED;
import static io.pontual.processes.model.ChangeOrderElements.END_EVENT_NOTHING_ADDED;
import static io.pontual.processes.model.ChangeOrderElements.END_EVENT_ORDER_CHANGED;
import static io.pontual.processes.model.ChangeOrderElements.TASK_APPROVE_CHANGE;
import static io.pontual.processes.model.ChangeOrderElements.TASK_TELL_REFUSED;
import static io.pontual.processes.model.PickupInStoreElements.TASK_ACCEPT_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.ReleaseStock;
import io.pontual.processes.inventory.ReserveStock;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.ordering.ApplyChange;
import io.pontual.processes.ordering.CompleteChange;
import io.pontual.processes.ordering.DecideChange;
import io.pontual.processes.ordering.DescribeChange;
import io.pontual.processes.ordering.EndAddition;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.GiveUpChange;
import io.pontual.processes.payment.AuthorisePayment;
import io.pontual.processes.payment.GiveBackExcess;
import io.pontual.processes.payment.WithdrawPayments;
import io.pontual.processes.sourcing.SourceAddedLines;
import io.pontual.processes.sourcing.WithdrawAddedLines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.CHANGE_ORDER)
@OnSharedEngine
class ChangeOrderProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID changeId = UUID.randomUUID();

    @Test
    void a_change_that_nobody_must_agree_to_is_carried_out_and_told() {
        start();

        bench.awaitEnd();
        assertThat(bench.jobs().stream().map(ProcessBench.Job::input))
                .containsExactly(
                        new DescribeChange.Input(orderId, changeId),
                        new GiveBackExcess.Input(orderId, "lines-cancelled"),
                        new CompleteChange.Input(orderId, changeId),
                        new NotifyCustomer.Input(orderId, changeId, "order-changed"));
        assertThat(bench.passed(ProcessId.CHANGE_ORDER)).endsWith(END_EVENT_ORDER_CHANGED);
    }

    @Test
    void a_colleague_sees_what_it_is_about_and_approves() {
        approvalNeeded();
        start();

        var task = bench.task(TASK_APPROVE_CHANGE);
        assertThat(task.groups()).containsExactly("order-review");
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.formKey()).isNotNull();
        assertThat(task.variables())
                .containsEntry("changeKind", "cancel-lines")
                .containsEntry("priceDifference", "-59.90")
                .containsEntry("policyReason", "The marketplace must agree")
                .containsEntry("withoutAnswer", "refuse");
        bench.complete(task, Map.of("approvalDecision", "approve"));

        bench.awaitEnd();
        assertThat(bench.asked(DecideChange.Input.class))
                .containsExactly(new DecideChange.Input(orderId, changeId, "approve"));
        assertThat(bench.asked(CompleteChange.Input.class)).hasSize(1);
        assertThat(bench.told()).containsExactly("order-changed");
    }

    @Test
    void a_customer_whose_change_is_refused_is_told() {
        approvalNeeded();
        start();
        bench.complete(TASK_APPROVE_CHANGE, Map.of("approvalDecision", "refuse"));

        bench.awaitEnd();
        assertThat(bench.asked(NotifyCustomer.Input.class))
                .containsExactly(new NotifyCustomer.Input(orderId, changeId, "change-refused"));
        assertThat(bench.asked(CompleteChange.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.CHANGE_ORDER)).endsWith(TASK_TELL_REFUSED, END_EVENT_CHANGE_REFUSED);
    }

    @Test
    void without_an_answer_in_time_the_default_of_the_policy_holds() {
        approvalNeeded();
        start();
        bench.awaitAt(TASK_APPROVE_CHANGE);

        bench.advance(Duration.ofHours(5));

        bench.awaitEnd();
        assertThat(bench.asked(DecideChange.Input.class))
                .containsExactly(new DecideChange.Input(orderId, changeId, "refuse"));
        assertThat(bench.passed(ProcessId.CHANGE_ORDER)).contains(BOUNDARY_APPROVAL_OVERDUE);
    }

    @Test
    void a_change_that_comes_to_late_takes_the_task_away_and_is_told() {
        approvalNeeded();
        start();
        bench.awaitAt(TASK_APPROVE_CHANGE);

        bench.publish(MessageName.ORDERING_CHANGE_APPROVAL_WITHDRAWN, changeId, Map.of());

        bench.awaitEnd();
        assertThat(bench.asked(DecideChange.Input.class)).isEmpty();
        assertThat(bench.told()).containsExactly("change-refused");
        assertThat(bench.passed(ProcessId.CHANGE_ORDER)).contains(BOUNDARY_APPROVAL_TOO_LATE);
    }

    @Test
    void added_lines_are_found_paid_for_and_supplied_before_the_order_may_be_settled() {
        var paymentId = addition();
        start();

        bench.complete(TASK_ACCEPT_ORDER, Map.of("accepted", false, "rejectionReason", "no staff"));
        bench.awaitEnd();

        var planned = bench.asked(ReserveStock.Input.class).getFirst().fulfilments();
        assertThat(bench.jobs().stream()
                        .filter(job -> job.processId().equals(ProcessId.CHANGE_ORDER)
                                || job.processId().equals(ProcessId.COLLECT_PAYMENT))
                        .map(ProcessBench.Job::input))
                .containsExactly(
                        new DescribeChange.Input(orderId, changeId),
                        new SourceAddedLines.Input(orderId, changeId, 1),
                        new ReserveStock.Input(orderId, planned, null, null),
                        new AuthorisePayment.Input(orderId, paymentId),
                        new ApplyChange.Input(orderId, changeId),
                        new GiveBackExcess.Input(orderId, "lines-cancelled"),
                        new CompleteChange.Input(orderId, changeId),
                        new NotifyCustomer.Input(orderId, changeId, "order-changed"),
                        bench.asked(EndAddition.Input.class).getFirst());
        assertThat(bench.asked(EndAddition.Input.class).getFirst().fulfilmentOutcomes())
                .extracting(FulfilmentOutcome::outcome)
                .containsExactly("rejected");
        assertThat(bench.passed(ProcessId.CHANGE_ORDER)).endsWith(END_EVENT_ADDED_LINES_SUPPLIED);
    }

    @Test
    void lines_that_are_not_to_be_had_are_not_paid_for_and_the_customer_is_told() {
        addition();
        bench.answer(SourceAddedLines.Input.class, job -> new SourceAddedLines.Output(List.of()));
        start();

        bench.awaitEnd();
        assertThat(bench.asked(GiveUpChange.Input.class))
                .containsExactly(new GiveUpChange.Input(orderId, changeId, "not-available"));
        assertThat(bench.asked(AuthorisePayment.Input.class)).isEmpty();
        assertThat(bench.asked(ReleaseStock.Input.class)).isEmpty();
        assertNothingAdded();
    }

    @Test
    void when_others_were_quicker_the_lines_are_sourced_once_more() {
        addition();
        bench.answer(
                SourceAddedLines.Input.class,
                job -> new SourceAddedLines.Output(
                        job.sourcingAttempt() == 3
                                ? List.of()
                                : List.of(UsualAnswers.pickupIn("sp-pinheiros", UUID.randomUUID()))));
        bench.refuse(ReserveStock.Input.class, ErrorCode.INVENTORY_OUT_OF_STOCK);
        start();

        bench.awaitEnd();
        assertThat(bench.asked(SourceAddedLines.Input.class))
                .extracting(SourceAddedLines.Input::sourcingAttempt)
                .containsExactly(1, 2, 3);
        assertThat(bench.passed(ProcessId.CHANGE_ORDER)).contains(BOUNDARY_ADDED_OUT_OF_STOCK);
        assertNothingAdded();
    }

    @Test
    void what_is_not_paid_is_taken_back_and_the_order_goes_on_as_it_was() {
        var paymentId = addition();
        bench.react(
                AuthorisePayment.Input.class,
                job -> bench.publish(MessageName.PAYMENT_PAYMENT_DECLINED, job.paymentId(), Map.of("reason", "no")));
        start();

        bench.awaitEnd();
        var planned = bench.asked(ReserveStock.Input.class).getFirst().fulfilments();
        assertThat(bench.asked(GiveUpChange.Input.class))
                .containsExactly(new GiveUpChange.Input(orderId, changeId, "payment-declined"));
        assertThat(bench.asked(WithdrawPayments.Input.class))
                .containsExactly(new WithdrawPayments.Input(orderId, List.of(paymentId)));
        assertThat(bench.asked(ReleaseStock.Input.class))
                .containsExactly(new ReleaseStock.Input(planned.getFirst().fulfilmentId()));
        assertNothingAdded();
    }

    @Test
    void a_payment_that_the_customer_does_not_make_ends_the_change() {
        addition();
        bench.react(
                AuthorisePayment.Input.class,
                job -> bench.publish(
                        MessageName.PAYMENT_PAYMENT_ISSUED,
                        job.paymentId(),
                        Map.of("instructionId", UUID.randomUUID(), "waitUntil", bench.in(Duration.ofMinutes(15)))));
        start();
        bench.awaitAt("Gateway_PaymentAwaited");

        bench.advance(Duration.ofMinutes(16));

        bench.awaitEnd();
        assertThat(bench.asked(GiveUpChange.Input.class))
                .containsExactly(new GiveUpChange.Input(orderId, changeId, "payment-expired"));
        assertNothingAdded();
    }

    @Test
    void units_in_exchange_that_were_prepared_meanwhile_stay_and_nothing_is_added() {
        addition();
        bench.answer(ApplyChange.Input.class, job -> new ApplyChange.Output(false));
        start();

        bench.awaitEnd();
        assertThat(bench.asked(GiveUpChange.Input.class))
                .containsExactly(new GiveUpChange.Input(orderId, changeId, "too-late"));
        assertNothingAdded();
    }

    private void assertNothingAdded() {
        assertThat(bench.asked(WithdrawAddedLines.Input.class))
                .containsExactly(new WithdrawAddedLines.Input(orderId, changeId));
        assertThat(bench.asked(EndAddition.Input.class))
                .containsExactly(new EndAddition.Input(orderId, changeId, List.of()));
        assertThat(bench.asked(CompleteChange.Input.class)).isEmpty();
        assertThat(bench.told()).endsWith("change-refused");
        assertThat(bench.passed(ProcessId.CHANGE_ORDER)).endsWith(END_EVENT_NOTHING_ADDED);
    }

    private UUID addition() {
        var paymentId = UUID.randomUUID();
        bench.answer(DescribeChange.Input.class, job -> UsualAnswers.addition(paymentId));
        return paymentId;
    }

    private void approvalNeeded() {
        bench.answer(DescribeChange.Input.class, job -> UsualAnswers.change(true, bench.in(Duration.ofHours(4))));
    }

    private void start() {
        bench.start(ProcessId.CHANGE_ORDER, Map.of("orderId", orderId, "changeId", changeId));
    }
}
