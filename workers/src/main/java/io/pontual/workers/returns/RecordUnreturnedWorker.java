package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.RecordUnreturned;
import org.springframework.stereotype.Component;

/** Writes down what becomes of goods that never came. */
@Component
public class RecordUnreturnedWorker {
    private final ReturnEnds service;

    RecordUnreturnedWorker(ReturnEnds service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_RECORD_UNRETURNED)
    public RecordUnreturned.Output work(@VariablesAsType RecordUnreturned.Input input) {
        return service.unreturned(input);
    }
}
