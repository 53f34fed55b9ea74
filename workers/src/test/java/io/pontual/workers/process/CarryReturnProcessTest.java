package io.pontual.workers.process;

import static io.pontual.processes.model.CarryReturnElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.returns.RecordArrival;
import io.pontual.processes.returns.RecordSent;
import io.pontual.processes.returns.WriteOffGoods;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.CARRY_RETURN)
@OnSharedEngine
class CarryReturnProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID returnId = UUID.randomUUID();
    private final UUID wayId = UUID.randomUUID();

    @Test
    void the_customer_hears_that_it_is_on_its_way_and_the_return_that_it_is_here() {
        take();
        bench.publish(MessageName.SHIPPING_RETURN_PARCEL_ARRIVED, wayId, Map.of());
        bench.awaitEnd();
        assertThat(bench.asked(RecordSent.Input.class)).containsExactly(new RecordSent.Input(returnId, wayId));
        assertThat(bench.asked(RecordArrival.Input.class)).containsExactly(new RecordArrival.Input(returnId, wayId));
        assertThat(bench.told()).containsExactly("return-sent");
        assertThat(bench.passed(ProcessId.CARRY_RETURN))
                .containsExactly(
                        START_EVENT_PARCEL_TAKEN,
                        TASK_RECORD_SENT,
                        TASK_TELL_SENT,
                        GATEWAY_TO_CARRY,
                        GATEWAY_WHAT_NEXT,
                        CATCH_PARCEL_ARRIVED,
                        GATEWAY_TO_ARRIVED,
                        GATEWAY_ARRIVED,
                        GATEWAY_TO_RECORD,
                        TASK_RECORD_ARRIVAL,
                        GATEWAY_AWAITED,
                        END_EVENT_PARCEL_CARRIED);
    }

    @Test
    void goods_of_a_return_that_has_ended_are_somebodys_task() {
        bench.answer(RecordArrival.Input.class, job -> new RecordArrival.Output(false));
        take();
        bench.publish(MessageName.SHIPPING_RETURN_PARCEL_ARRIVED, wayId, Map.of());
        var task = bench.task(TASK_ANSWER_STRAY);
        assertThat(task.groups()).containsExactly("care");
        assertThat(task.formKey()).isNotNull();
        assertThat(task.dueAt()).isNotNull();
        bench.complete(task, Map.of("strayAnswer", "sent-home"));
        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.CARRY_RETURN)).endsWith(TASK_ANSWER_STRAY, END_EVENT_STRAY_ANSWERED);
    }

    @Test
    void a_lost_parcel_is_settled_by_an_agent_who_may_wait_for_it() {
        take();
        bench.publish(MessageName.SHIPPING_RETURN_PARCEL_LOST, wayId, Map.of());
        var task = bench.task(TASK_SETTLE_PARCEL);
        assertThat(task.groups()).containsExactly("care");
        assertThat(task.formKey()).isNotNull();
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.variables()).containsEntry("parcelProblem", "lost");
        bench.complete(task, Map.of("parcelDecision", "wait"));
        bench.awaitAt(GATEWAY_WHAT_NEXT);
        bench.advance(Duration.ofDays(14).plusHours(1));
        assertThat(bench.task(TASK_SETTLE_PARCEL).variables()).containsEntry("parcelProblem", "silent");
        bench.complete(TASK_SETTLE_PARCEL, Map.of("parcelDecision", "write-off"));
        bench.awaitAt(GATEWAY_IS_FOUND);
        bench.advance(Duration.ofDays(14).plusHours(1));
        bench.awaitEnd();
        assertThat(bench.asked(WriteOffGoods.Input.class)).containsExactly(new WriteOffGoods.Input(returnId));
        assertThat(bench.passed(ProcessId.CARRY_RETURN))
                .contains(CATCH_PARCEL_LOST, CATCH_SILENCE, GATEWAY_TO_SETTLE, GATEWAY_SETTLED)
                .endsWith(TASK_WRITE_OFF_GOODS, GATEWAY_IS_FOUND, CATCH_NOT_FOUND, END_EVENT_GOODS_WRITTEN_OFF);
    }

    @Test
    void what_was_paid_as_lost_and_is_found_is_somebodys_task() {
        bench.answer(RecordArrival.Input.class, job -> new RecordArrival.Output(false));
        take();
        bench.publish(MessageName.SHIPPING_RETURN_PARCEL_LOST, wayId, Map.of());
        bench.complete(TASK_SETTLE_PARCEL, Map.of("parcelDecision", "write-off"));
        bench.awaitAt(GATEWAY_IS_FOUND);
        bench.publish(MessageName.SHIPPING_RETURN_PARCEL_ARRIVED, wayId, Map.of());
        bench.complete(TASK_ANSWER_STRAY, Map.of("strayAnswer", "kept"));
        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.CARRY_RETURN)).contains(CATCH_PARCEL_FOUND, TASK_RECORD_ARRIVAL);
    }

    @Test
    void what_arrives_after_all_takes_the_agents_task_away_and_is_received() {
        take();
        bench.advance(Duration.ofDays(14).plusHours(1));
        bench.task(TASK_SETTLE_PARCEL);
        bench.publish(MessageName.SHIPPING_RETURN_PARCEL_ARRIVED, wayId, Map.of());
        bench.awaitEnd();
        assertThat(bench.asked(RecordArrival.Input.class)).containsExactly(new RecordArrival.Input(returnId, wayId));
        assertThat(bench.passed(ProcessId.CARRY_RETURN))
                .contains(BOUNDARY_ARRIVED_AFTER_ALL, GATEWAY_TO_ARRIVED)
                .doesNotContain(TASK_SETTLE_PARCEL, GATEWAY_SETTLED)
                .endsWith(GATEWAY_AWAITED, END_EVENT_PARCEL_CARRIED);
    }

    @Test
    void what_an_agent_finds_is_received() {
        take();
        bench.publish(MessageName.SHIPPING_RETURN_PARCEL_LOST, wayId, Map.of());
        bench.complete(TASK_SETTLE_PARCEL, Map.of("parcelDecision", "arrived"));
        bench.awaitEnd();
        assertThat(bench.asked(RecordArrival.Input.class)).hasSize(1);
    }

    private void take() {
        bench.publish(
                MessageName.SHIPPING_RETURN_PARCEL_TAKEN,
                wayId,
                Map.of(
                        "orderId",
                        UUID.randomUUID(),
                        "returnId",
                        returnId,
                        "wayId",
                        wayId,
                        "toNodeId",
                        "sp-pinheiros",
                        "carrier",
                        "andorinha",
                        "trackingCode",
                        "AN1"));
        bench.awaitAt(GATEWAY_WHAT_NEXT);
    }
}
