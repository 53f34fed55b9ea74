package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.RestockParcel;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Books what came back with a parcel. */
@Component
public class RestockParcelWorker {
    private final ParcelReturns returns;

    RestockParcelWorker(ParcelReturns returns) {
        this.returns = returns;
    }

    @JobWorker(type = JobType.INVENTORY_RESTOCK_PARCEL)
    public void work(@VariablesAsType RestockParcel.Input input) {
        returns.restock(input);
    }
}
