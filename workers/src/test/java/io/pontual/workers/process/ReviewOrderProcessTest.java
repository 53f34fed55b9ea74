package io.pontual.workers.process;

import static io.pontual.processes.model.ReviewOrderElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.DecideReview;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Covers(ProcessId.REVIEW_ORDER)
@OnSharedEngine
class ReviewOrderProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID holdId = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"approve", "refuse"})
    void a_reviewer_sees_every_reason_and_what_happens_without_a_decision_and_decides(String decision) {
        request("refuse");

        var task = bench.task(TASK_REVIEW_ORDER);
        assertThat(task.groups()).containsExactly("order-review");
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.formKey()).isNotNull();
        assertThat(task.variables())
                .containsEntry("orderId", orderId.toString())
                .containsEntry("orderTotal", "5000.00")
                .containsEntry("reviewReasons", "- High value\n- Many units")
                .containsEntry("withoutDecision", "refuse");
        bench.complete(task, Map.of("reviewDecision", decision));

        bench.awaitEnd();
        assertThat(bench.asked(DecideReview.Input.class))
                .containsExactly(new DecideReview.Input(orderId, holdId, decision, false));
        assertThat(bench.passed(ProcessId.REVIEW_ORDER))
                .containsExactly(
                        START_EVENT_REVIEW_REQUESTED,
                        TASK_REVIEW_ORDER,
                        GATEWAY_DECIDED,
                        TASK_DECIDE_REVIEW,
                        END_EVENT_ORDER_REVIEWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "refuse"})
    void without_a_decision_in_time_the_policy_decides(String withoutDecision) {
        request(withoutDecision);
        bench.awaitAt(TASK_REVIEW_ORDER);

        bench.advance(Duration.ofHours(5));

        bench.awaitEnd();
        assertThat(bench.asked(DecideReview.Input.class))
                .containsExactly(new DecideReview.Input(orderId, holdId, withoutDecision, true));
        assertThat(bench.passed(ProcessId.REVIEW_ORDER)).contains(BOUNDARY_REVIEW_OVERDUE);
    }

    @Test
    void what_is_decided_elsewhere_takes_the_task_away() {
        request("approve");
        bench.awaitAt(TASK_REVIEW_ORDER);
        bench.publish(MessageName.ORDERING_REVIEW_ENDED, UUID.randomUUID(), Map.of());

        bench.publish(MessageName.ORDERING_REVIEW_ENDED, holdId, Map.of());

        bench.awaitEnd();
        assertThat(bench.asked(DecideReview.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.REVIEW_ORDER)).endsWith(BOUNDARY_REVIEW_ENDED, END_EVENT_REVIEW_NOT_NEEDED);
    }

    private void request(String withoutDecision) {
        var variables = new HashMap<String, Object>();
        variables.put("orderId", orderId);
        variables.put("holdId", holdId);
        variables.put("channel", "web");
        variables.put("orderTotal", "5000.00");
        variables.put("currency", "BRL");
        variables.put("itemCount", 60);
        variables.put("reviewReasons", "- High value\n- Many units");
        variables.put("withoutDecision", withoutDecision);
        variables.put("reviewDueAt", bench.in(Duration.ofHours(4)));
        bench.publish(MessageName.ORDERING_REVIEW_REQUESTED, holdId, variables);
    }
}
