package io.pontual.workers.sourcing;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.sourcing.RecordOutcome;
import org.springframework.stereotype.Component;

/** Remembers whether the goods were where the stock level said. */
@Component
public class RecordOutcomeWorker {
    private final SupplyOutcomes service;

    RecordOutcomeWorker(SupplyOutcomes service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SOURCING_RECORD_OUTCOME)
    public void work(@VariablesAsType RecordOutcome.Input input) {
        service.record(
                input.orderId(), input.fulfilmentId(), input.fulfilmentOutcome().outcome());
    }
}
