package io.pontual.workers.process;

import static io.pontual.processes.model.GrantAppeasementElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.DecideAppeasement;
import io.pontual.processes.payment.RefundPayments;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.GRANT_APPEASEMENT)
@OnSharedEngine
class GrantAppeasementProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID appeasementId = UUID.randomUUID();
    private final UUID refundId = UUID.randomUUID();

    @BeforeEach
    void the_provider_refunds_at_once() {
        bench.answer(RefundPayments.Input.class, job -> {
            bench.publish(MessageName.PAYMENT_REFUND_MADE, refundId, Map.of());
            return new RefundPayments.Output(refundId);
        });
    }

    @Test
    void within_the_limit_the_money_goes_back_at_once() {
        request("approve");

        bench.awaitEnd();
        assertThat(bench.asked(DecideAppeasement.Input.class))
                .containsExactly(new DecideAppeasement.Input(orderId, appeasementId, "approve"));
        assertThat(bench.asked(RefundPayments.Input.class))
                .containsExactly(new RefundPayments.Input(
                        orderId, new BigDecimal("15.00"), "appeasement", "appeasement:" + appeasementId));
        assertThat(bench.told()).containsExactly("refund-made");
        assertThat(bench.passed(ProcessId.GRANT_APPEASEMENT))
                .containsExactly(
                        START_EVENT_APPEASEMENT_REQUESTED,
                        GATEWAY_WITHIN_LIMIT,
                        GATEWAY_ANSWERED,
                        TASK_DECIDE_APPEASEMENT,
                        GATEWAY_APPEASEMENT_GRANTED,
                        CALL_REFUND_ORDER,
                        END_EVENT_APPEASEMENT_GRANTED);
    }

    @Test
    void shipping_that_was_not_charged_yet_has_not_to_go_back() {
        bench.answer(
                DecideAppeasement.Input.class,
                job -> new DecideAppeasement.Output(true, true, new BigDecimal("15.90"), "appeasement"));
        request("approve");

        bench.awaitEnd();
        assertThat(bench.asked(RefundPayments.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.GRANT_APPEASEMENT)).endsWith(END_EVENT_SHIPPING_WAIVED);
    }

    @Test
    void above_the_limit_a_supervisor_agrees() {
        request("none");

        var task = bench.task(TASK_APPROVE_APPEASEMENT);
        assertThat(task.groups()).containsExactly("supervisors");
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.formKey()).isNotNull();
        assertThat(task.variables()).containsEntry("amount", "15.00").containsEntry("charged", "119.80");
        bench.complete(task, Map.of("approvalDecision", "approve"));

        bench.awaitEnd();
        assertThat(bench.told()).containsExactly("refund-made");
    }

    @Test
    void what_a_supervisor_refuses_is_not_refunded() {
        request("none");
        bench.complete(TASK_APPROVE_APPEASEMENT, Map.of("approvalDecision", "refuse"));

        bench.awaitEnd();
        assertThat(bench.asked(RefundPayments.Input.class)).isEmpty();
        assertThat(bench.told()).isEmpty();
        assertThat(bench.passed(ProcessId.GRANT_APPEASEMENT)).endsWith(END_EVENT_APPEASEMENT_REFUSED);
    }

    @Test
    void without_an_answer_in_time_the_default_of_the_policy_holds() {
        request("none");
        bench.awaitAt(TASK_APPROVE_APPEASEMENT);

        bench.advance(Duration.ofHours(9));

        bench.awaitEnd();
        assertThat(bench.asked(DecideAppeasement.Input.class))
                .containsExactly(new DecideAppeasement.Input(orderId, appeasementId, "refuse"));
        assertThat(bench.passed(ProcessId.GRANT_APPEASEMENT)).contains(BOUNDARY_APPROVAL_OVERDUE);
    }

    private void request(String decision) {
        var variables = new HashMap<String, Object>();
        variables.put("orderId", orderId);
        variables.put("appeasementId", appeasementId);
        variables.put("kind", "refund");
        variables.put("role", "agent");
        variables.put("amount", "15.00");
        variables.put("alreadyGiven", "0.00");
        variables.put("charged", "119.80");
        variables.put("currency", "BRL");
        variables.put("withoutAnswer", "refuse");
        variables.put("approvalDueAt", bench.in(Duration.ofHours(8)));
        variables.put("approvalDecision", decision);
        bench.publish(MessageName.ORDERING_APPEASEMENT_REQUESTED, appeasementId, variables);
    }
}
