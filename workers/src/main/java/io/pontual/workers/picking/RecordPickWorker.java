package io.pontual.workers.picking;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.picking.RecordPick;
import org.springframework.stereotype.Component;

/** Records what was found on the shelf. */
@Component
public class RecordPickWorker {
    private final Picking picking;

    RecordPickWorker(Picking picking) {
        this.picking = picking;
    }

    @JobWorker(type = JobType.PICKING_RECORD_PICK)
    public RecordPick.Output work(@VariablesAsType RecordPick.Input input) {
        return picking.record(input.fulfilmentId(), input.picked());
    }
}
