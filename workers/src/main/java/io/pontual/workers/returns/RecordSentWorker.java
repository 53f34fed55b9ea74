package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.RecordSent;
import org.springframework.stereotype.Component;

/** Writes down that a carrier has the goods. */
@Component
public class RecordSentWorker {
    private final ReturnSendings service;

    RecordSentWorker(ReturnSendings service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_RECORD_SENT)
    public RecordSent.Output work(@VariablesAsType RecordSent.Input input) {
        return service.sent(input);
    }
}
