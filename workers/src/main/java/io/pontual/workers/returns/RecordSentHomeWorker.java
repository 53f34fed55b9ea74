package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.RecordSentHome;
import org.springframework.stereotype.Component;

/** Writes down that goods went home. */
@Component
public class RecordSentHomeWorker {
    private final Differences service;

    RecordSentHomeWorker(Differences service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_RECORD_SENT_HOME)
    public void work(@VariablesAsType RecordSentHome.Input input) {
        service.sentHome(input);
    }
}
