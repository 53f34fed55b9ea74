package io.pontual.workers.process;

import static io.pontual.processes.model.LabelParcelsElements.BOUNDARY_IMPLAUSIBLE_PARCELS;
import static io.pontual.processes.model.LabelParcelsElements.BOUNDARY_NO_LABELS;
import static io.pontual.processes.model.LabelParcelsElements.END_EVENT_PARCELS_LABELLED;
import static io.pontual.processes.model.LabelParcelsElements.TASK_AWAIT_LABELS;
import static io.pontual.processes.model.LabelParcelsElements.TASK_PACK_PARCELS;
import static io.pontual.processes.model.LabelParcelsElements.TASK_RESOLVE_LABELS;
import static io.pontual.workers.process.UsualAnswers.ALL;
import static io.pontual.workers.process.UsualAnswers.LINES;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_SYSTEM;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.shipping.PackedParcel;
import io.pontual.processes.shipping.RegisterParcels;
import io.pontual.processes.shipping.RequestLabels;
import io.pontual.workers.platform.engine.BusinessError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.LABEL_PARCELS)
@OnSharedEngine
class LabelParcelsProcessTest {
    private static final List<PackedParcel> PARCELS = List.of(new PackedParcel(1200, 300, 200, 100));

    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID fulfilmentId = UUID.randomUUID();

    @Test
    void staff_pack_and_the_labels_follow() {
        start(STORE_WITH_TASKS, "tasklist");

        var task = bench.task(TASK_PACK_PARCELS);
        assertThat(task.groups()).containsExactly("store-" + STORE_WITH_TASKS);
        assertThat(task.variables().get("items")).asString().contains("CAM-0101");
        bench.complete(task, Map.of("parcels", PARCELS));

        assertThat(bench.awaitEnd().get("labelled")).asString().contains("andorinha", "AN12345678");
        assertThat(bench.asked(RegisterParcels.Input.class))
                .containsExactly(new RegisterParcels.Input(orderId, fulfilmentId, PARCELS));
        assertThat(bench.passed(ProcessId.LABEL_PARCELS)).endsWith(END_EVENT_PARCELS_LABELLED);
    }

    @Test
    void a_node_with_a_system_has_said_it_before() {
        start(STORE_WITH_SYSTEM, "jms");

        bench.awaitEnd();
        assertThat(bench.asked(RegisterParcels.Input.class))
                .containsExactly(new RegisterParcels.Input(orderId, fulfilmentId, null));
    }

    @Test
    void what_cannot_be_is_asked_for_again_with_what_was_wrong() {
        bench.answer(RegisterParcels.Input.class, job -> {
            if (job.parcels().getFirst().weightGrams() == 2) {
                throw new BusinessError(
                        ErrorCode.SHIPPING_IMPLAUSIBLE_PARCELS, "No", Map.of("packingProblem", "in grams"));
            }
            return null;
        });
        start(STORE_WITH_TASKS, "tasklist");
        bench.complete(TASK_PACK_PARCELS, Map.of("parcels", List.of(new PackedParcel(2, 300, 200, 100))));

        var again = bench.task(TASK_PACK_PARCELS, Map.of("packingProblem", "in grams"));
        bench.complete(again, Map.of("parcels", PARCELS));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.LABEL_PARCELS)).contains(BOUNDARY_IMPLAUSIBLE_PARCELS);
    }

    @Test
    void a_label_that_cannot_be_had_is_a_task_for_operations() {
        bench.react(
                RequestLabels.Input.class,
                job -> UsualAnswers.labelsSettle(bench, job.fulfilmentId(), "by-hand".equals(job.resolution())));
        start(STORE_WITH_SYSTEM, "jms");

        var task = bench.task(TASK_RESOLVE_LABELS);
        assertThat(task.groups()).containsExactly("operations");
        assertThat(task.variables().get("labelProblem")).asString().contains("nobody carries it there");
        bench.complete(task, Map.of("resolution", "again"));
        bench.complete(
                TASK_RESOLVE_LABELS, Map.of("resolution", "by-hand", "carrier", "Moto Zé", "trackingCode", "Z1"));

        bench.awaitEnd();
        assertThat(bench.asked(RequestLabels.Input.class))
                .containsExactly(
                        new RequestLabels.Input(orderId, fulfilmentId, null, null, null),
                        new RequestLabels.Input(orderId, fulfilmentId, "again", null, null),
                        new RequestLabels.Input(orderId, fulfilmentId, "by-hand", "Moto Zé", "Z1"));
    }

    @Test
    void carriers_that_do_not_answer_for_an_hour_are_a_task_too() {
        bench.accept(RequestLabels.Input.class);
        start(STORE_WITH_SYSTEM, "jms");
        bench.awaitAt(TASK_AWAIT_LABELS);

        bench.advance(Duration.ofMinutes(61));
        bench.complete(TASK_RESOLVE_LABELS, Map.of("resolution", "again"));
        bench.awaitAt(TASK_AWAIT_LABELS);
        UsualAnswers.labelsSettle(bench, fulfilmentId, true);

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.LABEL_PARCELS)).contains(BOUNDARY_NO_LABELS);
    }

    private void start(String nodeId, String storeSystem) {
        bench.start(
                ProcessId.LABEL_PARCELS,
                Map.of(
                        "orderId", orderId,
                        "fulfilmentId", fulfilmentId,
                        "nodeId", nodeId,
                        "storeSystem", storeSystem,
                        "lines", LINES,
                        "picked", ALL,
                        "pickDueAt", bench.in(Duration.ofHours(8))));
    }
}
