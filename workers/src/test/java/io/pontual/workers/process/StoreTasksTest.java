package io.pontual.workers.process;

import static io.pontual.processes.model.PickupInStoreElements.*;
import static io.pontual.workers.process.UsualAnswers.RIGHT_CODE;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.pickup.OfferToStore;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the tasks of a store show to its staff, and to nobody else. */
@OnSharedEngine
class StoreTasksTest {
    private static final Duration LITTLE = Duration.ofMinutes(10);

    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final TestPickup pickup = new TestPickup(bench);

    @Test
    void the_accept_task_is_for_the_staff_of_the_store_and_due_when_an_answer_is() {
        var dueAt = OffsetDateTime.parse("2030-01-02T10:00:00Z");
        bench.answer(OfferToStore.Input.class, job -> new OfferToStore.Output(dueAt.toString()));
        pickup.start(STORE_WITH_TASKS);

        var task = bench.task(TASK_ACCEPT_ORDER);

        assertThat(task.groups()).containsExactly("store-" + STORE_WITH_TASKS);
        assertThat(task.dueAt()).isEqualTo(dueAt);
        assertThat(task.formKey()).isNotNull();
        bench.complete(task, Map.of("accepted", false, "rejectionReason", "closed today"));
        bench.awaitEnd();
    }

    @Test
    void the_stage_and_hand_over_tasks_show_only_what_was_found() {
        var oneFound = List.of(new LineQuantity("1", 0), new LineQuantity("2", 1));
        pickup.startBefore(
                GATEWAY_READY_TO_STAGE, STORE_WITH_TASKS, Map.of("picked", oneFound, "pickDueAt", bench.in(LITTLE)));
        Map<String, Object> item = Map.of("sku", "CAM-0104", "description", "Camiseta Algodão GG", "quantity", 1);
        var toTake = new HashMap<>(item);
        // The form lets the customer take fewer of them.
        toTake.putAll(Map.of("lineId", "2", "waiting", 1, "givenBack", 0, "damaged", 0));

        var stage = bench.task(TASK_STAGE_ORDER);
        assertThat(stage.groups()).containsExactly("store-" + STORE_WITH_TASKS);
        assertThat(stage.dueAt()).isNotNull();
        assertThat(stage.formKey()).isNotNull();
        assertThat(stage.variables()).containsEntry("items", List.of(item));
        bench.complete(stage, Map.of("stagingLocation", "B-12"));

        var handOver = bench.task(TASK_HAND_OVER);
        assertThat(handOver.groups()).containsExactly("store-" + STORE_WITH_TASKS);
        assertThat(handOver.dueAt()).isNotNull();
        assertThat(handOver.formKey()).isNotNull();
        assertThat(handOver.variables())
                .containsEntry("taken", List.of(toTake))
                .containsEntry("stagingLocation", "B-12")
                .containsEntry("codeRefused", false);
        bench.complete(handOver, Map.of("collectionCode", RIGHT_CODE));
        bench.awaitEnd();
    }
}
