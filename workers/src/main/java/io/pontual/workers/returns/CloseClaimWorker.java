package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.CloseClaim;
import org.springframework.stereotype.Component;

/** A claim has ended. */
@Component
public class CloseClaimWorker {
    private final ClaimSettlement settlement;

    CloseClaimWorker(ClaimSettlement settlement) {
        this.settlement = settlement;
    }

    @JobWorker(type = JobType.RETURNS_CLOSE_CLAIM)
    public void work(@VariablesAsType CloseClaim.Input input) {
        settlement.close(input);
    }
}
