package io.pontual.workers.process;

import static io.pontual.processes.model.SettleClaimElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.SETTLE_CLAIM)
@OnSharedEngine
class SettleClaimProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    @Test
    void finance_settles_what_the_carrier_does_not_pay() {
        var parcelId = UUID.randomUUID();
        bench.publish(
                MessageName.SHIPPING_CLAIM_REFUSED,
                parcelId,
                Map.of(
                        "orderId",
                        UUID.randomUUID(),
                        "parcelId",
                        parcelId,
                        "carrier",
                        "andorinha",
                        "trackingCode",
                        "AN1",
                        "refusal",
                        "not_lost",
                        "settleBy",
                        bench.in(Duration.ofDays(7))));

        var task = bench.task(TASK_SETTLE_CLAIM);
        assertThat(task.groups()).containsExactly("finance");
        assertThat(task.formKey()).isNotNull();
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.variables()).containsEntry("refusal", "not_lost");
        bench.complete(task, Map.of("claimDecision", "loss"));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.SETTLE_CLAIM))
                .containsExactly(START_EVENT_CLAIM_REFUSED, TASK_SETTLE_CLAIM, END_EVENT_CLAIM_SETTLED);
    }
}
