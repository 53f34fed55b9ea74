package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.SettleClaim;
import org.springframework.stereotype.Component;

/** Begins what a customer gets for a claim. */
@Component
public class SettleClaimWorker {
    private final ClaimSettlement settlement;

    SettleClaimWorker(ClaimSettlement settlement) {
        this.settlement = settlement;
    }

    @JobWorker(type = JobType.RETURNS_SETTLE_CLAIM)
    public SettleClaim.Output work(@VariablesAsType SettleClaim.Input input) {
        return settlement.settle(input);
    }
}
