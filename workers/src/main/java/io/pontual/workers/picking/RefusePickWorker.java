package io.pontual.workers.picking;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.picking.RefusePick;
import org.springframework.stereotype.Component;

/** Tells a store with a system of its own that something else was scanned than is wanted. */
@Component
public class RefusePickWorker {
    private final Refusals refusals;

    RefusePickWorker(Refusals refusals) {
        this.refusals = refusals;
    }

    @JobWorker(type = JobType.PICKING_REFUSE_PICK)
    public void work(@VariablesAsType RefusePick.Input input) {
        refusals.tell(input);
    }
}
