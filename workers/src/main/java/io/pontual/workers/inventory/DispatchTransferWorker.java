package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.DispatchTransfer;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Lets the goods leave the books of the source. */
@Component
public class DispatchTransferWorker {
    private final Transfers transfers;

    DispatchTransferWorker(Transfers transfers) {
        this.transfers = transfers;
    }

    @JobWorker(type = JobType.INVENTORY_DISPATCH_TRANSFER)
    public DispatchTransfer.Output work(@VariablesAsType DispatchTransfer.Input input) {
        return transfers.dispatch(input);
    }
}
