package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.CloseToChanges;
import org.springframework.stereotype.Component;

/** Lets nobody change an order any more, unless a change is being carried out. */
@Component
public class CloseToChangesWorker {
    private final Changes changes;

    CloseToChangesWorker(Changes changes) {
        this.changes = changes;
    }

    @JobWorker(type = JobType.ORDERING_CLOSE_TO_CHANGES)
    public CloseToChanges.Output closeToChanges(@VariablesAsType CloseToChanges.Input input) {
        return new CloseToChanges.Output(changes.close(input.orderId()));
    }
}
