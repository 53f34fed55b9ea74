package io.pontual.workers.picking;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.picking.RecordWraps;
import org.springframework.stereotype.Component;

/** Writes down whether the gifts are wrapped. */
@Component
public class RecordWrapsWorker {
    private final Gifts gifts;

    RecordWrapsWorker(Gifts gifts) {
        this.gifts = gifts;
    }

    @JobWorker(type = JobType.PICKING_RECORD_WRAPS)
    public void work(@VariablesAsType RecordWraps.Input input) {
        gifts.record(input);
    }
}
