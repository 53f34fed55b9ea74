package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.ReserveStock;
import io.pontual.processes.model.JobType;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Holds the stock of every fulfilment of an order. */
@Component
public class ReserveStockWorker {
    private final StockReservations reservations;

    ReserveStockWorker(StockReservations reservations) {
        this.reservations = reservations;
    }

    @JobWorker(type = JobType.INVENTORY_RESERVE_STOCK)
    public void work(@VariablesAsType ReserveStock.Input input) {
        if (input.heldBy() != null) {
            reservations.reserveInstead(input.orderId(), input.fulfilments(), input.heldBy());
        } else {
            reservations.reserve(
                    input.orderId(),
                    input.fulfilments(),
                    input.holdFor() == null ? null : Duration.parse(input.holdFor()));
        }
    }
}
