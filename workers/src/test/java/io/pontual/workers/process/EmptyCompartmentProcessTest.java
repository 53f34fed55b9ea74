package io.pontual.workers.process;

import static io.pontual.processes.model.EmptyCompartmentElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.pickup.FreeCompartment;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Covers(ProcessId.EMPTY_COMPARTMENT)
@OnSharedEngine
class EmptyCompartmentProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID fulfilmentId = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void staff_empty_what_nobody_fetched_and_others_may_have_it_when_it_is_in_order(boolean inOrder) {
        left("tasklist");
        bench.complete(bench.task(TASK_EMPTY_COMPARTMENT, Map.of("compartment", "07")), Map.of("emptied", inOrder));

        bench.awaitEnd();
        assertThat(bench.asked(FreeCompartment.Input.class))
                .containsExactly(new FreeCompartment.Input(fulfilmentId, inOrder));
        assertThat(bench.passed(ProcessId.EMPTY_COMPARTMENT))
                .containsExactly(
                        START_EVENT_GOODS_LEFT,
                        GATEWAY_WHO_EMPTIES,
                        GATEWAY_TO_EMPTY,
                        TASK_EMPTY_COMPARTMENT,
                        GATEWAY_EMPTIED,
                        TASK_FREE_COMPARTMENT,
                        END_EVENT_COMPARTMENT_FREE);
    }

    @Test
    void a_store_with_a_system_says_when_it_is_empty() {
        left("jms");
        bench.awaitAt(TASK_AWAIT_EMPTIED);

        bench.publish(MessageName.PICKUP_COMPARTMENT_EMPTIED, fulfilmentId, Map.of("emptied", false));

        bench.awaitEnd();
        assertThat(bench.asked(FreeCompartment.Input.class))
                .containsExactly(new FreeCompartment.Input(fulfilmentId, false));
    }

    @Test
    void a_store_that_does_not_say_so_in_time_is_asked() {
        left("jms");
        bench.awaitAt(TASK_AWAIT_EMPTIED);

        bench.advance(Duration.ofHours(25));

        var task = bench.task(TASK_EMPTY_COMPARTMENT);
        assertThat(task.groups()).containsExactly("operations");
        bench.complete(task, Map.of("emptied", true));
        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.EMPTY_COMPARTMENT)).contains(BOUNDARY_NOT_EMPTIED);
    }

    private void left(String storeSystem) {
        bench.publish(
                MessageName.PICKUP_COMPARTMENT_LEFT,
                fulfilmentId,
                Map.of(
                        "orderId",
                        UUID.randomUUID(),
                        "fulfilmentId",
                        fulfilmentId,
                        "nodeId",
                        UsualAnswers.STORE_WITH_TASKS,
                        "storeSystem",
                        storeSystem,
                        "locker",
                        "Entrada",
                        "compartment",
                        "07",
                        "emptyBy",
                        bench.in(Duration.ofHours(24))));
    }
}
