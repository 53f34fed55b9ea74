package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.ValueParcel;
import org.springframework.stereotype.Component;

/** Says what a parcel was worth that the customer does not get. */
@Component
public class ValueParcelWorker {
    private final ParcelCare service;

    ValueParcelWorker(ParcelCare service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_VALUE_PARCEL)
    public ValueParcel.Output work(@VariablesAsType ValueParcel.Input input) {
        return service.value(input);
    }
}
