package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.ReceiveTransfer;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Lets what arrived be held at the destination. */
@Component
public class ReceiveTransferWorker {
    private final Transfers transfers;

    ReceiveTransferWorker(Transfers transfers) {
        this.transfers = transfers;
    }

    @JobWorker(type = JobType.INVENTORY_RECEIVE_TRANSFER)
    public ReceiveTransfer.Output work(@VariablesAsType ReceiveTransfer.Input input) {
        return transfers.receive(input);
    }
}
