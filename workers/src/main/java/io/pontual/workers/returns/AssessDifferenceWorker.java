package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.AssessDifference;
import org.springframework.stereotype.Component;

/** Finds out what follows when goods are not what was to come back. */
@Component
public class AssessDifferenceWorker {
    private final Differences service;

    AssessDifferenceWorker(Differences service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_ASSESS_DIFFERENCE)
    public AssessDifference.Output work(@VariablesAsType AssessDifference.Input input) {
        return service.assess(input);
    }
}
