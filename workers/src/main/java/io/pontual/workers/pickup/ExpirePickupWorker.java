package io.pontual.workers.pickup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.pickup.ExpirePickup;
import org.springframework.stereotype.Component;

/** Ends a pickup for which nobody came, or says that somebody did after all. */
@Component
public class ExpirePickupWorker {
    private final PickupEndService service;

    ExpirePickupWorker(PickupEndService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PICKUP_EXPIRE_PICKUP)
    public ExpirePickup.Output work(@VariablesAsType ExpirePickup.Input input) {
        return service.expire(input);
    }
}
