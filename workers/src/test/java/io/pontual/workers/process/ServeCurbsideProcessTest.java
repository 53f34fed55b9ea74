package io.pontual.workers.process;

import static io.pontual.processes.model.ServeCurbsideElements.*;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_SYSTEM;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.pickup.EndVisit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.SERVE_CURBSIDE)
@OnSharedEngine
class ServeCurbsideProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID fulfilmentId = UUID.randomUUID();
    private final UUID visitId = UUID.randomUUID();

    @Test
    void staff_who_go_out_in_time_end_the_wait() {
        start(STORE_WITH_TASKS);

        bench.complete(TASK_BRING_GOODS, Map.of("customerFound", true));

        assertEnded(true);
        assertThat(bench.passed(ProcessId.SERVE_CURBSIDE)).doesNotContain(BOUNDARY_WAIT_TOO_LONG);
    }

    @Test
    void a_customer_who_is_not_there_is_not_waited_for() {
        start(STORE_WITH_TASKS);

        bench.complete(TASK_BRING_GOODS, Map.of("customerFound", false));

        assertEnded(false);
    }

    @Test
    void goods_that_are_handed_over_meanwhile_take_the_task_away() {
        start(STORE_WITH_TASKS);
        bench.awaitAt(TASK_BRING_GOODS);

        visitEnds();

        assertEnded(null);
        assertThat(bench.passed(ProcessId.SERVE_CURBSIDE)).contains(BOUNDARY_VISIT_ENDED);
    }

    @Test
    void a_store_with_a_system_of_its_own_has_no_task_until_the_customer_waits_too_long() {
        start(STORE_WITH_SYSTEM);
        bench.awaitAt(TASK_AWAIT_HANDOVER);
        bench.advance(Duration.ofMinutes(11));
        bench.awaitAt(TASK_LOOK_AFTER_CUSTOMER);

        visitEnds();

        // The managers' task goes by itself.
        assertEnded(null);
        assertThat(bench.passed(ProcessId.SERVE_CURBSIDE)).doesNotContain(TASK_LOOK_AFTER_CUSTOMER);
    }

    @Test
    void managers_look_after_a_customer_who_waits_too_long_and_staff_still_bring_the_goods() {
        start(STORE_WITH_TASKS);
        bench.awaitAt(TASK_BRING_GOODS);
        bench.advance(Duration.ofMinutes(9));
        bench.awaitAt(TASK_BRING_GOODS);
        assertThat(bench.passed(ProcessId.SERVE_CURBSIDE)).doesNotContain(BOUNDARY_WAIT_TOO_LONG);
        bench.advance(Duration.ofMinutes(2));

        assertThat(bench.task(TASK_LOOK_AFTER_CUSTOMER).groups())
                .containsExactly("store-" + STORE_WITH_TASKS + "-managers");
        bench.complete(TASK_LOOK_AFTER_CUSTOMER, Map.of("waitCause", "no-staff"));
        bench.complete(TASK_BRING_GOODS, Map.of("customerFound", true));

        assertEnded(true);
        assertThat(bench.passed(ProcessId.SERVE_CURBSIDE)).contains(END_EVENT_LOOKED_AFTER);
    }

    private void start(String nodeId) {
        var variables = new HashMap<String, Object>();
        variables.put("orderId", UUID.randomUUID());
        variables.put("fulfilmentId", fulfilmentId);
        variables.put("nodeId", nodeId);
        variables.put("storeSystem", nodeId.equals(STORE_WITH_SYSTEM) ? "jms" : "tasklist");
        variables.put("visitId", visitId);
        variables.put("bay", "3");
        variables.put("vehicle", "red car");
        variables.put("stagingLocation", "B-12");
        variables.put("serveDueAt", bench.in(Duration.ofMinutes(10)));
        bench.start(ProcessId.SERVE_CURBSIDE, variables);
    }

    private void visitEnds() {
        bench.publish(MessageName.PICKUP_VISIT_ENDED, visitId, Map.of());
    }

    private void assertEnded(Boolean customerFound) {
        bench.awaitEnd();
        assertThat(bench.asked(EndVisit.Input.class))
                .containsExactly(new EndVisit.Input(fulfilmentId, visitId, customerFound));
    }
}
