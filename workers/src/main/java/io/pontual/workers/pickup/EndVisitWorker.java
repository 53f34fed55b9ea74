package io.pontual.workers.pickup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.pickup.EndVisit;
import org.springframework.stereotype.Component;

/** Records that a customer waits no more. */
@Component
public class EndVisitWorker {
    private final CurbsideService service;

    EndVisitWorker(CurbsideService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PICKUP_END_VISIT)
    public void work(@VariablesAsType EndVisit.Input input) {
        service.goneOut(input);
    }
}
