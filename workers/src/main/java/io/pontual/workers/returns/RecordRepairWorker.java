package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.RecordRepair;
import org.springframework.stereotype.Component;

/** Where a repair stands. */
@Component
public class RecordRepairWorker {
    private final RepairProgress progress;

    RecordRepairWorker(RepairProgress progress) {
        this.progress = progress;
    }

    @JobWorker(type = JobType.RETURNS_RECORD_REPAIR)
    public RecordRepair.Output work(@VariablesAsType RecordRepair.Input input) {
        return progress.record(input);
    }
}
