package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.RecordArrival;
import org.springframework.stereotype.Component;

/** Writes down that a carrier has brought the goods. */
@Component
public class RecordArrivalWorker {
    private final ReturnSendings service;

    RecordArrivalWorker(ReturnSendings service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_RECORD_ARRIVAL)
    public RecordArrival.Output work(@VariablesAsType RecordArrival.Input input) {
        return service.arrived(input);
    }
}
