package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.ReleaseStock;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Gives back what one fulfilment still holds. */
@Component
public class ReleaseStockWorker {
    private final StockReservations reservations;

    ReleaseStockWorker(StockReservations reservations) {
        this.reservations = reservations;
    }

    @JobWorker(type = JobType.INVENTORY_RELEASE_STOCK)
    public void work(@VariablesAsType ReleaseStock.Input input) {
        reservations.release(input.fulfilmentId());
    }
}
