package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.ConfirmReservation;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Takes handed-over goods off the stock. */
@Component
public class ConfirmReservationWorker {
    private final StockReservations reservations;

    ConfirmReservationWorker(StockReservations reservations) {
        this.reservations = reservations;
    }

    @JobWorker(type = JobType.INVENTORY_CONFIRM_RESERVATION)
    public void work(@VariablesAsType ConfirmReservation.Input input) {
        reservations.confirm(input.fulfilmentId());
    }
}
