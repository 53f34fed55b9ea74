package io.pontual.workers.sourcing;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.sourcing.DescribeShortage;
import org.springframework.stereotype.Component;

/** Says what the policy must know of lines that no node supplies. */
@Component
public class DescribeShortageWorker {
    private final Shortages service;

    DescribeShortageWorker(Shortages service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SOURCING_DESCRIBE_SHORTAGE)
    public DescribeShortage.Output work(@VariablesAsType DescribeShortage.Input input) {
        return service.describe(input.orderId(), input.fulfilmentId());
    }
}
