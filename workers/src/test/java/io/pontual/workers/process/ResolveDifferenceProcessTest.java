package io.pontual.workers.process;

import static io.pontual.processes.model.ResolveDifferenceElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.payment.RecordResolution;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.RESOLVE_DIFFERENCE)
@OnSharedEngine
class ResolveDifferenceProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID differenceId = UUID.randomUUID();

    @Test
    void finance_sees_both_sides_and_what_it_chose_is_written_down() {
        bench.react(RecordResolution.Input.class, job -> {});
        bench.publish(
                MessageName.PAYMENT_DIFFERENCE_FOUND,
                differenceId,
                Map.ofEntries(
                        Map.entry("differenceId", differenceId),
                        Map.entry("provider", "litoral"),
                        Map.entry("day", "2026-03-02"),
                        Map.entry("differenceKind", "AMOUNT_DIFFERS"),
                        Map.entry("operationKind", "CAPTURE"),
                        Map.entry("operationId", UUID.randomUUID()),
                        Map.entry("paymentId", UUID.randomUUID()),
                        Map.entry("currency", "BRL"),
                        Map.entry("ourAmount", "10.00"),
                        Map.entry("theirAmount", "10.01"),
                        Map.entry("resolveDueAt", bench.in(Duration.ofDays(3)))));

        var task = bench.task(TASK_RESOLVE_DIFFERENCE);
        assertThat(task.groups()).containsExactly("finance");
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.formKey()).isNotNull();
        assertThat(task.variables()).containsEntry("ourAmount", "10.00").containsEntry("theirAmount", "10.01");
        bench.complete(task, Map.of("resolution", "corrected-by-provider"));

        bench.awaitEnd();
        assertThat(bench.asked(RecordResolution.Input.class))
                .containsExactly(new RecordResolution.Input(differenceId, "corrected-by-provider"));
        assertThat(bench.passed(ProcessId.RESOLVE_DIFFERENCE))
                .containsExactly(
                        START_EVENT_DIFFERENCE_FOUND,
                        TASK_RESOLVE_DIFFERENCE,
                        TASK_RECORD_RESOLUTION,
                        END_EVENT_DIFFERENCE_RESOLVED);
    }
}
