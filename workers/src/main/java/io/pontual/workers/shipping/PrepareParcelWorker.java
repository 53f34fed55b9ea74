package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.PrepareParcel;
import org.springframework.stereotype.Component;

/** Writes down what waits for the carrier. */
@Component
public class PrepareParcelWorker {
    private final Dispatch service;

    PrepareParcelWorker(Dispatch service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_PREPARE_PARCEL)
    public PrepareParcel.Output work(@VariablesAsType PrepareParcel.Input input) {
        return service.prepare(input);
    }
}
