package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.ReleaseOrderStock;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Gives back whatever an order still holds. */
@Component
public class ReleaseOrderStockWorker {
    private final StockReservations reservations;

    ReleaseOrderStockWorker(StockReservations reservations) {
        this.reservations = reservations;
    }

    @JobWorker(type = JobType.INVENTORY_RELEASE_ORDER_STOCK)
    public void work(@VariablesAsType ReleaseOrderStock.Input input) {
        reservations.releaseOrder(input.orderId());
    }
}
