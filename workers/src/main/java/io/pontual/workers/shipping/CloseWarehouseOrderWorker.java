package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.CloseWarehouseOrder;
import org.springframework.stereotype.Component;

/** Stops waiting for what a warehouse has not confirmed. */
@Component
public class CloseWarehouseOrderWorker {
    private final WarehouseOrders service;

    CloseWarehouseOrderWorker(WarehouseOrders service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_CLOSE_WAREHOUSE_ORDER)
    public CloseWarehouseOrder.Output work(@VariablesAsType CloseWarehouseOrder.Input input) {
        return service.close(input);
    }
}
