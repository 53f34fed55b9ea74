package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.RecordInspection;
import org.springframework.stereotype.Component;

/** Writes down what returned goods are like. */
@Component
public class RecordInspectionWorker {
    private final Inspections service;

    RecordInspectionWorker(Inspections service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_RECORD_INSPECTION)
    public RecordInspection.Output work(@VariablesAsType RecordInspection.Input input) {
        return service.record(input);
    }
}
