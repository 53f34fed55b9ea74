package io.pontual.workers.pickup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.pickup.RecordStoreAnswer;
import org.springframework.stereotype.Component;

/** Records what the store decided. */
@Component
public class RecordStoreAnswerWorker {
    private final OfferService service;

    RecordStoreAnswerWorker(OfferService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PICKUP_RECORD_STORE_ANSWER)
    public void work(@VariablesAsType RecordStoreAnswer.Input input) {
        service.recordAnswer(input);
    }
}
