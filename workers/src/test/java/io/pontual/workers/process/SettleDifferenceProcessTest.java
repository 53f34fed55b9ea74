package io.pontual.workers.process;

import static io.pontual.processes.model.SettleDifferenceElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.returns.AssessDifference;
import io.pontual.processes.returns.RecordObjection;
import io.pontual.processes.returns.RecordSentHome;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.SETTLE_DIFFERENCE)
@OnSharedEngine
class SettleDifferenceProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID returnId = UUID.randomUUID();

    @Test
    void what_the_table_lets_pass_is_settled_at_once() {
        bench.answer(
                AssessDifference.Input.class,
                job -> new AssessDifference.Output(false, bench.in(Duration.ofDays(7)), "", false));
        start();
        bench.awaitEnd();
        assertThat(bench.told()).isEmpty();
        assertThat(bench.passed(ProcessId.SETTLE_DIFFERENCE))
                .containsExactly(
                        START_EVENT_DIFFERENCE_FOUND,
                        TASK_ASSESS_DIFFERENCE,
                        GATEWAY_OBJECTION_POSSIBLE,
                        END_EVENT_NOTHING_TO_SETTLE);
    }

    @Test
    void without_an_objection_what_was_assessed_holds_and_what_is_the_customers_goes_home() {
        bench.answer(RecordObjection.Input.class, job -> new RecordObjection.Output(false, true));
        start();
        bench.awaitAt(GATEWAY_OBJECTION_ANSWER);
        bench.advance(Duration.ofDays(7).plusHours(1));
        var home = bench.task(TASK_SEND_HOME);
        assertThat(home.groups()).containsExactly("store-sp-pinheiros");
        assertThat(home.formKey()).isNotNull();
        assertThat(home.dueAt()).isNotNull();
        bench.complete(home, Map.of("homeCarrier", "andorinha", "homeTrackingCode", "AN1"));
        bench.awaitEnd();
        assertThat(bench.asked(RecordObjection.Input.class))
                .containsExactly(new RecordObjection.Input(returnId, "as-assessed", null, null));
        assertThat(bench.asked(RecordSentHome.Input.class))
                .containsExactly(new RecordSentHome.Input(returnId, "andorinha", "AN1"));
        assertThat(bench.told()).containsExactly("return-difference", "return-sent-home");
        assertThat(bench.passed(ProcessId.SETTLE_DIFFERENCE))
                .contains(CATCH_OBJECTION_TIME_OVER, TASK_RECORD_UNDISPUTED, GATEWAY_SEND_HOME)
                .endsWith(TASK_RECORD_SENT_HOME, TASK_TELL_SENT_HOME, END_EVENT_GOODS_SENT_HOME);
    }

    @Test
    void an_objection_is_decided_by_a_person() {
        start();
        bench.awaitAt(GATEWAY_OBJECTION_ANSWER);
        bench.publish(MessageName.RETURNS_OBJECTION_RAISED, returnId, Map.of("decideBy", bench.in(Duration.ofDays(3))));
        var task = bench.task(TASK_DECIDE_OBJECTION);
        assertThat(task.groups()).containsExactly("care");
        assertThat(task.formKey()).isNotNull();
        assertThat(task.dueAt()).isNotNull();
        var decision = new HashMap<String, Object>();
        decision.put("objectionDecision", "reduce");
        decision.put("objectionReason", "Half of it was like that");
        decision.put("keepBackPercent", 20);
        bench.complete(task, decision);
        bench.awaitEnd();
        assertThat(bench.asked(RecordObjection.Input.class))
                .containsExactly(new RecordObjection.Input(returnId, "reduce", "Half of it was like that", 20));
        assertThat(bench.passed(ProcessId.SETTLE_DIFFERENCE))
                .contains(CATCH_OBJECTION_RAISED, TASK_RECORD_OBJECTION, GATEWAY_DECIDED)
                .endsWith(GATEWAY_SEND_HOME, END_EVENT_DIFFERENCE_SETTLED);
    }

    private void start() {
        bench.start(
                ProcessId.SETTLE_DIFFERENCE,
                Map.of("orderId", UUID.randomUUID(), "returnId", returnId, "nodeId", "sp-pinheiros"));
    }
}
