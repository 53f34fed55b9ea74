package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.EndAddition;
import org.springframework.stereotype.Component;

/** Records what became of added lines. */
@Component
public class EndAdditionWorker {
    private final Additions service;

    EndAdditionWorker(Additions service) {
        this.service = service;
    }

    @JobWorker(type = JobType.ORDERING_END_ADDITION)
    public void endAddition(@VariablesAsType EndAddition.Input input) {
        service.end(input.orderId(), input.changeId(), input.fulfilmentOutcomes());
    }
}
