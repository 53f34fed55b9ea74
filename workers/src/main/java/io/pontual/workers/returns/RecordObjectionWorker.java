package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.RecordObjection;
import org.springframework.stereotype.Component;

/** Writes down what holds after the customer could object. */
@Component
public class RecordObjectionWorker {
    private final Differences service;

    RecordObjectionWorker(Differences service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_RECORD_OBJECTION)
    public RecordObjection.Output work(@VariablesAsType RecordObjection.Input input) {
        return service.decide(input);
    }
}
