package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.RecordShipment;
import org.springframework.stereotype.Component;

/** Writes down that the carrier has the parcel. */
@Component
public class RecordShipmentWorker {
    private final Dispatch service;

    RecordShipmentWorker(Dispatch service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_RECORD_SHIPMENT)
    public RecordShipment.Output work(@VariablesAsType RecordShipment.Input input) {
        return service.ship(input);
    }
}
