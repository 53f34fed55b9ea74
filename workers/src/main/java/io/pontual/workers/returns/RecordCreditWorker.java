package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.RecordCredit;
import org.springframework.stereotype.Component;

/** Closes a return without an order. */
@Component
public class RecordCreditWorker {
    private final BlindProgress service;

    RecordCreditWorker(BlindProgress service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_RECORD_CREDIT)
    public RecordCredit.Output work(@VariablesAsType RecordCredit.Input input) {
        return service.credited(input);
    }
}
