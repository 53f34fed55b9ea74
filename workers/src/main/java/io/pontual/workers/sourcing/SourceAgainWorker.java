package io.pontual.workers.sourcing;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.sourcing.SourceAgain;
import org.springframework.stereotype.Component;

/** Finds others for lines that a node could not supply. */
@Component
public class SourceAgainWorker {
    private final Resourcing service;

    SourceAgainWorker(Resourcing service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SOURCING_SOURCE_AGAIN)
    public SourceAgain.Output work(@VariablesAsType SourceAgain.Input input) {
        return new SourceAgain.Output(service.again(input));
    }
}
