package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.GiveUpChange;
import org.springframework.stereotype.Component;

/** Records that a change cannot be made. */
@Component
public class GiveUpChangeWorker {
    private final Additions service;

    GiveUpChangeWorker(Additions service) {
        this.service = service;
    }

    @JobWorker(type = JobType.ORDERING_GIVE_UP_CHANGE)
    public void giveUpChange(@VariablesAsType GiveUpChange.Input input) {
        service.giveUp(input.orderId(), input.changeId(), input.changeFailure());
    }
}
