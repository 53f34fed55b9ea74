package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.RecordReceipt;
import org.springframework.stereotype.Component;

/** Writes down what of a return came. */
@Component
public class RecordReceiptWorker {
    private final Receipts service;

    RecordReceiptWorker(Receipts service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_RECORD_RECEIPT)
    public RecordReceipt.Output work(@VariablesAsType RecordReceipt.Input input) {
        return service.record(input);
    }
}
