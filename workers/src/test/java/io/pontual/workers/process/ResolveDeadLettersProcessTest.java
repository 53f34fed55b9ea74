package io.pontual.workers.process;

import static io.pontual.processes.model.ResolveDeadLettersElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.platform.SettleDeadLetters;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.RESOLVE_DEAD_LETTERS)
@OnSharedEngine
class ResolveDeadLettersProcessTest {
    private static final String QUEUE = "pontual.payment.result.evt";

    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    @Test
    void operations_chooses_and_it_is_done() {
        bench.react(SettleDeadLetters.Input.class, job -> {});
        bench.publish(
                MessageName.PLATFORM_DEAD_LETTER_KEPT,
                QUEUE,
                Map.of(
                        "queue",
                        QUEUE,
                        "firstDeadAt",
                        "2026-03-02T12:00:00Z",
                        "resolveDueAt",
                        bench.in(Duration.ofHours(4))));

        var task = bench.task(TASK_RESOLVE_DEAD_LETTERS);
        assertThat(task.groups()).containsExactly("operations");
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.formKey()).isNotNull();
        assertThat(task.variables()).containsEntry("queue", QUEUE).containsKey("firstDeadAt");
        bench.complete(task, Map.of("resolution", "replay"));

        bench.awaitEnd();
        assertThat(bench.asked(SettleDeadLetters.Input.class))
                .containsExactly(new SettleDeadLetters.Input(QUEUE, "replay"));
        assertThat(bench.passed(ProcessId.RESOLVE_DEAD_LETTERS))
                .containsExactly(
                        START_EVENT_DEAD_LETTER_KEPT,
                        TASK_RESOLVE_DEAD_LETTERS,
                        TASK_SETTLE_DEAD_LETTERS,
                        END_EVENT_DEAD_LETTERS_RESOLVED);
    }
}
