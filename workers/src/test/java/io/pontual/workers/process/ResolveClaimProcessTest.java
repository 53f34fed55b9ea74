package io.pontual.workers.process;

import static io.pontual.processes.model.ResolveClaimElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.returns.CloseClaim;
import io.pontual.processes.returns.SettleClaim;
import io.pontual.processes.returns.ValueReturn;
import io.pontual.processes.shipping.FileClaim;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.RESOLVE_CLAIM)
@OnSharedEngine
class ResolveClaimProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID claimId = UUID.randomUUID();
    private final UUID returnId = UUID.randomUUID();
    private final UUID parcelId = UUID.randomUUID();

    @Test
    void what_the_policy_replaces_is_sent_once_more_and_the_customer_told() {
        make("replacement");
        bench.awaitEnd();

        assertThat(bench.asked(SettleClaim.Input.class))
                .containsExactly(new SettleClaim.Input(claimId, "replacement", ""));
        assertThat(bench.asked(CloseClaim.Input.class)).containsExactly(new CloseClaim.Input(claimId));
        assertThat(bench.told()).containsExactly("claim-settled");
        assertThat(bench.passed(ProcessId.RESOLVE_CLAIM))
                .containsExactly(
                        START_EVENT_CLAIM_MADE,
                        GATEWAY_AGENT_NEEDED,
                        GATEWAY_CLAIM_DECIDED,
                        TASK_SETTLE_CLAIM,
                        GATEWAY_MONEY_BACK,
                        GATEWAY_CLAIM_SETTLED,
                        GATEWAY_CARRIER_TO_BLAME,
                        GATEWAY_TO_TELL,
                        TASK_TELL_SETTLED,
                        TASK_CLOSE_CLAIM,
                        END_EVENT_CLAIM_RESOLVED);
    }

    @Test
    void what_a_carrier_lost_is_refunded_and_the_carrier_asked_to_pay() {
        bench.accept(FileClaim.Input.class);
        bench.answer(
                SettleClaim.Input.class,
                job -> new SettleClaim.Output("refund", returnId, parcelId, "LOST", new BigDecimal("59.90"), "BRL"));
        make("refund");
        bench.awaitEnd();

        assertThat(bench.asked(ValueReturn.Input.class))
                .containsExactly(new ValueReturn.Input(orderId, returnId, "at-once"));
        assertThat(bench.asked(FileClaim.Input.class))
                .containsExactly(new FileClaim.Input(orderId, parcelId, "LOST", new BigDecimal("59.90"), "BRL"));
        assertThat(bench.passed(ProcessId.RESOLVE_CLAIM)).contains(CALL_REFUND_RETURN, TASK_FILE_CLAIM);
    }

    @Test
    void what_the_policy_leaves_open_an_agent_decides() {
        make("agent");
        var task = bench.task(TASK_DECIDE_CLAIM);
        assertThat(task.groups()).containsExactly("care");
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.formKey()).isNotNull();
        assertThat(task.variables()).containsEntry("claimDecision", "replacement");
        bench.complete(task, Map.of("claimDecision", "refused", "claimReason", "Nothing to be seen"));
        bench.awaitEnd();

        assertThat(bench.asked(SettleClaim.Input.class))
                .containsExactly(new SettleClaim.Input(claimId, "refused", "Nothing to be seen"));
        assertThat(bench.told()).containsExactly("claim-settled");
    }

    private void make(String decision) {
        bench.publish(
                MessageName.RETURNS_CLAIM_MADE,
                claimId,
                Map.of(
                        "orderId",
                        orderId,
                        "claimId",
                        claimId,
                        "claimKind",
                        "damaged",
                        "claimDecision",
                        decision,
                        "claimReason",
                        "",
                        "units",
                        1,
                        "decideBy",
                        bench.in(Duration.ofHours(24))));
    }
}
