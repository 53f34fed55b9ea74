package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.DecideBlindReturn;
import org.springframework.stereotype.Component;

/** Writes down whether goods without an order are taken back. */
@Component
public class DecideBlindReturnWorker {
    private final BlindProgress service;

    DecideBlindReturnWorker(BlindProgress service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_DECIDE_BLIND_RETURN)
    public DecideBlindReturn.Output work(@VariablesAsType DecideBlindReturn.Input input) {
        return service.decide(input);
    }
}
