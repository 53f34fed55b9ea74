package io.pontual.workers.process;

import static io.pontual.processes.model.RepairGoodsElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.returns.RecordRepair;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.REPAIR_GOODS)
@OnSharedEngine
class RepairGoodsProcessTest {
    private static final String STORE = "sp-pinheiros";

    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID repairId = UUID.randomUUID();

    @Test
    void goods_are_brought_repaired_and_fetched() {
        request();
        for (var element : new String[] {TASK_RECEIVE_ITEM, TASK_REPAIR_ITEM, TASK_HAND_BACK}) {
            var task = bench.task(element);
            assertThat(task.groups()).containsExactly("store-" + STORE);
            assertThat(task.formKey()).isNotNull();
            var done = new HashMap<String, Object>();
            if (element.equals(TASK_RECEIVE_ITEM)) {
                done.put("itemCame", true);
            } else if (element.equals(TASK_REPAIR_ITEM)) {
                done.put("repaired", true);
                done.put("repairNote", "New cable");
            }
            bench.complete(task, done);
        }
        bench.awaitEnd();

        assertThat(bench.asked(RecordRepair.Input.class))
                .containsExactly(
                        new RecordRepair.Input(repairId, "RECEIVED", null),
                        new RecordRepair.Input(repairId, "REPAIRED", "New cable"),
                        new RecordRepair.Input(repairId, "CLOSED", "New cable"));
        assertThat(bench.told()).containsExactly("repair-requested", "repair-done");
        assertThat(bench.passed(ProcessId.REPAIR_GOODS)).endsWith(TASK_CLOSE_REPAIR, END_EVENT_REPAIR_CLOSED);
    }

    @Test
    void what_cannot_be_repaired_is_left_to_a_claim() {
        request();
        bench.complete(TASK_RECEIVE_ITEM, Map.of("itemCame", true));
        bench.complete(TASK_REPAIR_ITEM, Map.of("repaired", false, "repairNote", "Burnt"));
        bench.awaitEnd();

        assertThat(bench.asked(RecordRepair.Input.class))
                .contains(new RecordRepair.Input(repairId, "NOT_REPAIRABLE", "Burnt"));
        assertThat(bench.told()).containsExactly("repair-requested", "repair-impossible");
        assertThat(bench.passed(ProcessId.REPAIR_GOODS)).endsWith(END_EVENT_NOT_REPAIRABLE);
    }

    @Test
    void whoever_does_not_come_is_told() {
        request();
        bench.complete(TASK_RECEIVE_ITEM, Map.of("itemCame", false));
        bench.awaitEnd();
        assertThat(bench.asked(RecordRepair.Input.class))
                .containsExactly(new RecordRepair.Input(repairId, "NOT_BROUGHT", null));
        assertThat(bench.told()).containsExactly("repair-requested", "repair-missed");
    }

    @Test
    void time_ends_it_when_nobody_says_anything() {
        request();
        bench.awaitAt(TASK_RECEIVE_ITEM);
        bench.advance(Duration.ofDays(3));
        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.REPAIR_GOODS)).contains(BOUNDARY_NOT_BROUGHT, END_EVENT_REPAIR_MISSED);
    }

    @Test
    void called_off_nothing_more_happens() {
        request();
        bench.awaitAt(TASK_RECEIVE_ITEM);
        bench.publish(MessageName.RETURNS_REPAIR_CANCELLED, repairId, Map.of());
        bench.awaitEnd();
        assertThat(bench.asked(RecordRepair.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.REPAIR_GOODS)).endsWith(END_EVENT_REPAIR_CANCELLED);
    }

    private void request() {
        bench.publish(
                MessageName.RETURNS_REPAIR_REQUESTED,
                repairId,
                Map.of(
                        "orderId",
                        orderId,
                        "repairId",
                        repairId,
                        "nodeId",
                        STORE,
                        "description",
                        "Liquidificador",
                        "way",
                        "appointment",
                        "problem",
                        "does-not-work",
                        "bringAt",
                        bench.in(Duration.ofDays(1)),
                        "bringBy",
                        bench.in(Duration.ofDays(2))));
    }
}
