package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.ReleaseUncollected;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Gives back what the customer left behind at the counter. */
@Component
public class ReleaseUncollectedWorker {
    private final StockReservations reservations;

    ReleaseUncollectedWorker(StockReservations reservations) {
        this.reservations = reservations;
    }

    @JobWorker(type = JobType.INVENTORY_RELEASE_UNCOLLECTED)
    public void work(@VariablesAsType ReleaseUncollected.Input input) {
        reservations.keepOnly(input.fulfilmentId(), input.handedOver(), input.setAside());
    }
}
