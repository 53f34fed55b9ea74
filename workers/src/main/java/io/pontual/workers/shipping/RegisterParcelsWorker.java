package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.RegisterParcels;
import org.springframework.stereotype.Component;

/** Writes down what was packed. */
@Component
public class RegisterParcelsWorker {
    private final Parcels service;

    RegisterParcelsWorker(Parcels service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_REGISTER_PARCELS)
    public void work(@VariablesAsType RegisterParcels.Input input) {
        service.register(input);
    }
}
