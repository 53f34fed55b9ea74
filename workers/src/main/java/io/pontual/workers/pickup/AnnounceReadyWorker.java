package io.pontual.workers.pickup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.pickup.AnnounceReady;
import org.springframework.stereotype.Component;

/** Starts the hold period and tells the store's system that the customer is told. */
@Component
public class AnnounceReadyWorker {
    private final ReadinessService service;

    AnnounceReadyWorker(ReadinessService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PICKUP_ANNOUNCE_READY)
    public AnnounceReady.Output work(@VariablesAsType AnnounceReady.Input input) {
        return service.announce(input);
    }
}
