package io.pontual.workers.pickup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.pickup.ExpirePickup;
import org.springframework.stereotype.Component;

/** Ends a pickup for which nobody came. */
@Component
public class ExpirePickupWorker {
    private final PickupEndService service;

    ExpirePickupWorker(PickupEndService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PICKUP_EXPIRE_PICKUP)
    public void work(@VariablesAsType ExpirePickup.Input input) {
        service.expire(input.fulfilmentId());
    }
}
