package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.RecordResolution;
import org.springframework.stereotype.Component;

/** Writes down how finance settled a difference with a provider. */
@Component
public class RecordResolutionWorker {
    private final Reconciliations reconciliations;

    RecordResolutionWorker(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    @JobWorker(type = JobType.PAYMENT_RECORD_RESOLUTION)
    public void work(@VariablesAsType RecordResolution.Input input) {
        reconciliations.resolve(input.differenceId(), input.resolution());
    }
}
