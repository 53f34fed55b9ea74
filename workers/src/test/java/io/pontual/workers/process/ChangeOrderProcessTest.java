package io.pontual.workers.process;

import static io.pontual.processes.model.ChangeOrderElements.BOUNDARY_APPROVAL_OVERDUE;
import static io.pontual.processes.model.ChangeOrderElements.BOUNDARY_APPROVAL_TOO_LATE;
import static io.pontual.processes.model.ChangeOrderElements.END_EVENT_CHANGE_REFUSED;
import static io.pontual.processes.model.ChangeOrderElements.END_EVENT_ORDER_CHANGED;
import static io.pontual.processes.model.ChangeOrderElements.TASK_APPROVE_CHANGE;
import static io.pontual.processes.model.ChangeOrderElements.TASK_TELL_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.ordering.CompleteChange;
import io.pontual.processes.ordering.DecideChange;
import io.pontual.processes.ordering.DescribeChange;
import io.pontual.processes.payment.GiveBackExcess;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.CHANGE_ORDER)
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
                        new GiveBackExcess.Input(orderId),
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

    private void approvalNeeded() {
        bench.answer(DescribeChange.Input.class, job -> UsualAnswers.change(true, bench.in(Duration.ofHours(4))));
    }

    private void start() {
        bench.start(ProcessId.CHANGE_ORDER, Map.of("orderId", orderId, "changeId", changeId));
    }
}
