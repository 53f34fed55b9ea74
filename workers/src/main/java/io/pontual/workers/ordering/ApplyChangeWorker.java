package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.ApplyChange;
import org.springframework.stereotype.Component;

/** Makes lines that were found and paid for lines of the order. */
@Component
public class ApplyChangeWorker {
    private final Additions service;

    ApplyChangeWorker(Additions service) {
        this.service = service;
    }

    @JobWorker(type = JobType.ORDERING_APPLY_CHANGE)
    public ApplyChange.Output applyChange(@VariablesAsType ApplyChange.Input input) {
        return new ApplyChange.Output(service.apply(input.orderId(), input.changeId()));
    }
}
