package io.pontual.workers.care;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.care.RecordVisit;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Writes down how an appointment ended. */
@Component
public class RecordVisitWorker {
    private final AppointmentProgress progress;

    RecordVisitWorker(AppointmentProgress progress) {
        this.progress = progress;
    }

    @JobWorker(type = JobType.CARE_RECORD_VISIT)
    public RecordVisit.Output work(@VariablesAsType RecordVisit.Input input) {
        return progress.record(input);
    }
}
