package io.pontual.workers.pickup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.pickup.RecallPickups;
import org.springframework.stereotype.Component;

/** Calls back whatever the customer of a cancelled order does not have yet. */
@Component
public class RecallPickupsWorker {
    private final PickupEndService service;

    RecallPickupsWorker(PickupEndService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PICKUP_RECALL_PICKUPS)
    public void work(@VariablesAsType RecallPickups.Input input) {
        service.recallOpen(input.orderId());
    }
}
