package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.RequestLabels;
import org.springframework.stereotype.Component;

/** Asks carriers for the labels that are missing. */
@Component
public class RequestLabelsWorker {
    private final Labels service;

    RequestLabelsWorker(Labels service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_REQUEST_LABELS)
    public void work(@VariablesAsType RequestLabels.Input input) {
        service.request(input);
    }
}
