package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.RecallShipments;
import org.springframework.stereotype.Component;

/** Calls back whatever of a cancelled order has not left. */
@Component
public class RecallShipmentsWorker {
    private final ShipmentRecall service;

    RecallShipmentsWorker(ShipmentRecall service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_RECALL_SHIPMENTS)
    public void work(@VariablesAsType RecallShipments.Input input) {
        service.recallOpen(input.orderId());
    }
}
