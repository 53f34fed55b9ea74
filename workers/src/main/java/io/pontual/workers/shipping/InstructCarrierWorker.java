package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.InstructCarrier;
import org.springframework.stereotype.Component;

/** Tells the carrier what to do with a parcel. */
@Component
public class InstructCarrierWorker {
    private final ParcelCare service;

    InstructCarrierWorker(ParcelCare service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_INSTRUCT_CARRIER)
    public void work(@VariablesAsType InstructCarrier.Input input) {
        service.instruct(input);
    }
}
