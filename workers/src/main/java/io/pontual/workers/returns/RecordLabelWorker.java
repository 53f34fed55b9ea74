package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.RecordLabel;
import org.springframework.stereotype.Component;

/** Writes down whether a carrier brings the goods. */
@Component
public class RecordLabelWorker {
    private final ReturnSendings service;

    RecordLabelWorker(ReturnSendings service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_RECORD_LABEL)
    public RecordLabel.Output work(@VariablesAsType RecordLabel.Input input) {
        return service.label(input);
    }
}
