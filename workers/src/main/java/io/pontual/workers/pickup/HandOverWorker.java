package io.pontual.workers.pickup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.pickup.HandOver;
import org.springframework.stereotype.Component;

/** Checks the one-time code and records that the customer has the goods. */
@Component
public class HandOverWorker {
    private final HandOverService service;

    HandOverWorker(HandOverService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PICKUP_HAND_OVER)
    public HandOver.Output work(@VariablesAsType HandOver.Input input) {
        return service.handOver(input);
    }
}
