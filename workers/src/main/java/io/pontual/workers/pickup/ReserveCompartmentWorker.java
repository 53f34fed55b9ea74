package io.pontual.workers.pickup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.pickup.ReserveCompartment;
import org.springframework.stereotype.Component;

/** Reserves a compartment of the store's locker. */
@Component
public class ReserveCompartmentWorker {
    private final Lockers service;

    ReserveCompartmentWorker(Lockers service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PICKUP_RESERVE_COMPARTMENT)
    public ReserveCompartment.Output work(@VariablesAsType ReserveCompartment.Input input) {
        return service.reserve(input);
    }
}
