package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.RequestTransfer;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Tells the node what to send. */
@Component
public class RequestTransferWorker {
    private final Transfers transfers;

    RequestTransferWorker(Transfers transfers) {
        this.transfers = transfers;
    }

    @JobWorker(type = JobType.INVENTORY_REQUEST_TRANSFER)
    public RequestTransfer.Output work(@VariablesAsType RequestTransfer.Input input) {
        return transfers.request(input);
    }
}
