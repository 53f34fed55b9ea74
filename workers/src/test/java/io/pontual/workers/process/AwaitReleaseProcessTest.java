package io.pontual.workers.process;

import static io.pontual.processes.model.AwaitReleaseElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.CheckHolds;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.AWAIT_RELEASE)
@OnSharedEngine
class AwaitReleaseProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID fulfilmentId = UUID.randomUUID();

    @Test
    void what_was_released_meanwhile_does_not_wait() {
        start(null);

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.AWAIT_RELEASE))
                .containsExactly(
                        START_EVENT_HOLD_FOUND,
                        GATEWAY_NEXT_LOOK,
                        TASK_CHECK_HOLDS,
                        GATEWAY_STILL_HELD,
                        END_EVENT_RELEASED);
    }

    @Test
    void a_fulfilment_waits_until_the_last_of_its_holds_is_released() {
        held(true);
        start(fulfilmentId);
        bench.awaitAt(GATEWAY_AWAIT_RELEASE);

        bench.publish(MessageName.ORDERING_HOLD_RELEASED, fulfilmentId, Map.of());
        bench.awaitAsked(CheckHolds.Input.class, 2);
        bench.awaitAt(GATEWAY_AWAIT_RELEASE);
        held(false);
        bench.publish(MessageName.ORDERING_HOLD_RELEASED, fulfilmentId, Map.of());

        bench.awaitEnd();
        assertThat(bench.asked(CheckHolds.Input.class))
                .hasSize(3)
                .containsOnly(new CheckHolds.Input(orderId, fulfilmentId));
    }

    @Test
    void a_hold_with_an_end_ends_by_itself() {
        held(true);
        start(null);
        bench.awaitAt(GATEWAY_AWAIT_RELEASE);
        held(false);

        bench.advance(Duration.ofHours(3));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.AWAIT_RELEASE)).contains(CATCH_LOOK_DUE);
    }

    private void start(UUID fulfilment) {
        var variables = new HashMap<String, Object>();
        variables.put("orderId", orderId);
        variables.put("fulfilmentId", fulfilment);
        bench.start(ProcessId.AWAIT_RELEASE, variables);
    }

    private void held(boolean held) {
        bench.answer(
                CheckHolds.Input.class,
                job -> new CheckHolds.Output(
                        held,
                        job.fulfilmentId() == null ? job.orderId() : job.fulfilmentId(),
                        bench.in(Duration.ofHours(2))));
    }
}
