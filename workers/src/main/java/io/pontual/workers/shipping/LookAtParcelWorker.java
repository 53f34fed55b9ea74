package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.LookAtParcel;
import org.springframework.stereotype.Component;

/** Finds the first thing about a parcel that is to be done. */
@Component
public class LookAtParcelWorker {
    private final ParcelCare service;

    LookAtParcelWorker(ParcelCare service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_LOOK_AT_PARCEL)
    public LookAtParcel.Output work(@VariablesAsType LookAtParcel.Input input) {
        return service.look(input);
    }
}
