package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.CompleteChange;
import org.springframework.stereotype.Component;

/** A change has been carried out. */
@Component
public class CompleteChangeWorker {
    private final Changes changes;

    CompleteChangeWorker(Changes changes) {
        this.changes = changes;
    }

    @JobWorker(type = JobType.ORDERING_COMPLETE_CHANGE)
    public void completeChange(@VariablesAsType CompleteChange.Input input) {
        changes.complete(input.orderId(), input.changeId());
    }
}
