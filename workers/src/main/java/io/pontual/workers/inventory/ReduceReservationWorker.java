package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.ReduceReservation;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Holds only what was picked; what was not found is not there. */
@Component
public class ReduceReservationWorker {
    private final MissingStock stock;

    ReduceReservationWorker(MissingStock stock) {
        this.stock = stock;
    }

    @JobWorker(type = JobType.INVENTORY_REDUCE_RESERVATION)
    public void work(@VariablesAsType ReduceReservation.Input input) {
        stock.notFound(input.fulfilmentId(), input.picked());
    }
}
