package io.pontual.workers.sourcing;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.sourcing.AwaitStock;
import org.springframework.stereotype.Component;

/** Lets lines wait for stock. */
@Component
public class AwaitStockWorker {
    private final Shortages service;

    AwaitStockWorker(Shortages service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SOURCING_AWAIT_STOCK)
    public AwaitStock.Output work(@VariablesAsType AwaitStock.Input input) {
        return service.await(input);
    }
}
