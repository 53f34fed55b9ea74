package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.ReduceReservation;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Holds only what was picked. */
@Component
public class ReduceReservationWorker {
    private final StockReservations reservations;

    ReduceReservationWorker(StockReservations reservations) {
        this.reservations = reservations;
    }

    @JobWorker(type = JobType.INVENTORY_REDUCE_RESERVATION)
    public void work(@VariablesAsType ReduceReservation.Input input) {
        reservations.reduce(input.fulfilmentId(), input.picked());
    }
}
