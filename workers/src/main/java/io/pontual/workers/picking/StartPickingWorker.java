package io.pontual.workers.picking;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.picking.StartPicking;
import org.springframework.stereotype.Component;

/** Writes the pick list of a fulfilment and says by when it is due. */
@Component
public class StartPickingWorker {
    private final Picking picking;

    StartPickingWorker(Picking picking) {
        this.picking = picking;
    }

    @JobWorker(type = JobType.PICKING_START_PICKING)
    public StartPicking.Output work(@VariablesAsType StartPicking.Input input) {
        return picking.start(input);
    }
}
