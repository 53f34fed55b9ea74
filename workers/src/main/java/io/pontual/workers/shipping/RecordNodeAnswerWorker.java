package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.RecordNodeAnswer;
import org.springframework.stereotype.Component;

/** Writes down whether the node sends the goods. */
@Component
public class RecordNodeAnswerWorker {
    private final ShipmentOffers service;

    RecordNodeAnswerWorker(ShipmentOffers service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_RECORD_NODE_ANSWER)
    public void work(@VariablesAsType RecordNodeAnswer.Input input) {
        service.recordAnswer(input);
    }
}
