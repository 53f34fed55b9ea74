package io.pontual.workers.pickup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.pickup.FreeCompartment;
import org.springframework.stereotype.Component;

/** Others may have the compartment. */
@Component
public class FreeCompartmentWorker {
    private final Lockers service;

    FreeCompartmentWorker(Lockers service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PICKUP_FREE_COMPARTMENT)
    public void work(@VariablesAsType FreeCompartment.Input input) {
        service.free(input);
    }
}
