package io.pontual.workers.sourcing;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.sourcing.SourceAddedLines;
import org.springframework.stereotype.Component;

/** Decides which node supplies lines that a change adds. */
@Component
public class SourceAddedLinesWorker {
    private final AddedLines service;

    SourceAddedLinesWorker(AddedLines service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SOURCING_SOURCE_ADDED_LINES)
    public SourceAddedLines.Output work(@VariablesAsType SourceAddedLines.Input input) {
        return new SourceAddedLines.Output(service.source(input.orderId(), input.changeId(), input.sourcingAttempt()));
    }
}
