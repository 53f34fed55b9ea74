package io.pontual.workers.process;

import static io.pontual.processes.model.ApproveCancellationElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.ordering.DecideCancellation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.APPROVE_CANCELLATION)
@OnSharedEngine
class ApproveCancellationProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID requestId = UUID.randomUUID();

    @Test
    void a_colleague_sees_why_it_needs_approval_and_approves() {
        request("refuse");

        var task = bench.task(TASK_APPROVE_CANCELLATION);
        assertThat(task.groups()).containsExactly("order-review");
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.formKey()).isNotNull();
        assertThat(task.variables())
                .containsEntry("policyReason", "The parcel is ready for the carrier")
                .containsEntry("withoutAnswer", "refuse");
        bench.complete(task, Map.of("approvalDecision", "approve"));

        bench.awaitEnd();
        assertThat(bench.asked(DecideCancellation.Input.class))
                .containsExactly(new DecideCancellation.Input(orderId, requestId, "approve"));
        assertThat(bench.told()).isEmpty();
        assertThat(bench.passed(ProcessId.APPROVE_CANCELLATION))
                .containsExactly(
                        START_EVENT_APPROVAL_REQUESTED,
                        TASK_APPROVE_CANCELLATION,
                        GATEWAY_ANSWERED,
                        TASK_DECIDE_CANCELLATION,
                        GATEWAY_CANCELLATION_GRANTED,
                        END_EVENT_CANCELLATION_GRANTED);
    }

    @Test
    void a_customer_whose_cancellation_is_refused_is_told() {
        bench.answer(DecideCancellation.Input.class, job -> new DecideCancellation.Output(false));
        request("approve");
        bench.complete(TASK_APPROVE_CANCELLATION, Map.of("approvalDecision", "refuse"));

        bench.awaitEnd();
        assertThat(bench.asked(DecideCancellation.Input.class))
                .containsExactly(new DecideCancellation.Input(orderId, requestId, "refuse"));
        assertThat(bench.asked(NotifyCustomer.Input.class))
                .containsExactly(new NotifyCustomer.Input(orderId, requestId, "cancellation-refused"));
        assertThat(bench.passed(ProcessId.APPROVE_CANCELLATION))
                .endsWith(TASK_TELL_REFUSED, END_EVENT_CANCELLATION_REFUSED);
    }

    @Test
    void without_an_answer_in_time_the_default_of_the_policy_holds() {
        request("approve");
        bench.awaitAt(TASK_APPROVE_CANCELLATION);

        bench.advance(Duration.ofHours(5));

        bench.awaitEnd();
        assertThat(bench.asked(DecideCancellation.Input.class))
                .containsExactly(new DecideCancellation.Input(orderId, requestId, "approve"));
        assertThat(bench.passed(ProcessId.APPROVE_CANCELLATION)).contains(BOUNDARY_APPROVAL_OVERDUE);
    }

    @Test
    void an_order_that_ends_meanwhile_takes_the_task_away() {
        request("approve");
        bench.awaitAt(TASK_APPROVE_CANCELLATION);
        bench.publish(MessageName.ORDERING_CANCELLATION_APPROVAL_WITHDRAWN, UUID.randomUUID(), Map.of());

        bench.publish(MessageName.ORDERING_CANCELLATION_APPROVAL_WITHDRAWN, requestId, Map.of());

        bench.awaitEnd();
        assertThat(bench.asked(DecideCancellation.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.APPROVE_CANCELLATION))
                .endsWith(BOUNDARY_APPROVAL_WITHDRAWN, END_EVENT_APPROVAL_NOT_NEEDED);
    }

    private void request(String withoutAnswer) {
        var variables = new HashMap<String, Object>();
        variables.put("orderId", orderId);
        variables.put("requestId", requestId);
        variables.put("requestedBy", "customer");
        variables.put("channel", "web");
        variables.put("furthest", "packed");
        variables.put("orderTotal", "119.80");
        variables.put("feeAmount", "0.00");
        variables.put("currency", "BRL");
        variables.put("policyReason", "The parcel is ready for the carrier");
        variables.put("withoutAnswer", withoutAnswer);
        variables.put("approvalDueAt", bench.in(Duration.ofHours(4)));
        bench.publish(MessageName.ORDERING_CANCELLATION_APPROVAL_REQUESTED, requestId, variables);
    }
}
