package io.pontual.workers.picking;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.picking.ClosePick;
import org.springframework.stereotype.Component;

/** Says what there is for the customer, substitutes included. */
@Component
public class ClosePickWorker {
    private final Picking picking;

    ClosePickWorker(Picking picking) {
        this.picking = picking;
    }

    @JobWorker(type = JobType.PICKING_CLOSE_PICK)
    public ClosePick.Output work(@VariablesAsType ClosePick.Input input) {
        return picking.close(input);
    }
}
