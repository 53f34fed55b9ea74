package io.pontual.workers.sourcing;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.sourcing.SourceOrder;
import org.springframework.stereotype.Component;

/** Decides which node supplies which lines of an order. */
@Component
public class SourceOrderWorker {
    private final OrderSourcing service;

    SourceOrderWorker(OrderSourcing service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SOURCING_SOURCE_ORDER)
    public SourceOrder.Output work(@VariablesAsType SourceOrder.Input input) {
        return service.source(input.orderId(), input.sourcingAttempt());
    }
}
