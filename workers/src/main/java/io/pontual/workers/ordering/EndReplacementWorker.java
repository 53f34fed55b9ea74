package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.EndReplacement;
import org.springframework.stereotype.Component;

/** Ends an order that replaces goods of another. */
@Component
public class EndReplacementWorker {
    private final ReplacementOrders service;

    EndReplacementWorker(ReplacementOrders service) {
        this.service = service;
    }

    @JobWorker(type = JobType.ORDERING_END_REPLACEMENT)
    public EndReplacement.Output endReplacement(@VariablesAsType EndReplacement.Input input) {
        return new EndReplacement.Output(service.end(input.orderId(), input.fulfilmentOutcomes()));
    }
}
