package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.DecideChange;
import org.springframework.stereotype.Component;

/** Somebody decided about a change, or the policy did in their place. */
@Component
public class DecideChangeWorker {
    private final Changes changes;

    DecideChangeWorker(Changes changes) {
        this.changes = changes;
    }

    @JobWorker(type = JobType.ORDERING_DECIDE_CHANGE)
    public DecideChange.Output decideChange(@VariablesAsType DecideChange.Input input) {
        return new DecideChange.Output(changes.decide(input.orderId(), input.changeId(), input.approvalDecision()));
    }
}
