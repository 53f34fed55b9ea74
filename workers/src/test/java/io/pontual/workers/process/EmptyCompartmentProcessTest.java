package io.pontual.workers.process;

import static io.pontual.processes.model.EmptyCompartmentElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.pickup.FreeCompartment;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
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
                        "locker",
                        "Entrada",
                        "compartment",
                        "07",
                        "emptyBy",
                        bench.in(Duration.ofHours(24))));
        bench.complete(bench.task(TASK_EMPTY_COMPARTMENT, Map.of("compartment", "07")), Map.of("emptied", inOrder));

        bench.awaitEnd();
        assertThat(bench.asked(FreeCompartment.Input.class))
                .containsExactly(new FreeCompartment.Input(fulfilmentId, inOrder));
        assertThat(bench.passed(ProcessId.EMPTY_COMPARTMENT))
                .containsExactly(
                        START_EVENT_GOODS_LEFT,
                        TASK_EMPTY_COMPARTMENT,
                        TASK_FREE_COMPARTMENT,
                        END_EVENT_COMPARTMENT_FREE);
    }
}
