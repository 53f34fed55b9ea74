package io.pontual.workers.sourcing;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.sourcing.CancelLines;
import org.springframework.stereotype.Component;

/** Gives lines up that nobody supplies. */
@Component
public class CancelLinesWorker {
    private final Shortages service;

    CancelLinesWorker(Shortages service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SOURCING_CANCEL_LINES)
    public void work(@VariablesAsType CancelLines.Input input) {
        service.cancel(input.orderId(), input.fulfilmentId());
    }
}
