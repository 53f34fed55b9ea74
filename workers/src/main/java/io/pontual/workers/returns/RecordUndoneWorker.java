package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.RecordUndone;
import org.springframework.stereotype.Component;

/** Writes down that a return without an order was undone. */
@Component
public class RecordUndoneWorker {
    private final BlindProgress service;

    RecordUndoneWorker(BlindProgress service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_RECORD_UNDONE)
    public void work(@VariablesAsType RecordUndone.Input input) {
        service.undone(input);
    }
}
