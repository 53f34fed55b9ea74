package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.ReserveReceipts;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Promises units of inbound supply to lines that wait. */
@Component
public class ReserveReceiptsWorker {
    private final ReceiptReservations receipts;

    ReserveReceiptsWorker(ReceiptReservations receipts) {
        this.receipts = receipts;
    }

    @JobWorker(type = JobType.INVENTORY_RESERVE_RECEIPTS)
    public void work(@VariablesAsType ReserveReceipts.Input input) {
        receipts.reserve(input);
    }
}
