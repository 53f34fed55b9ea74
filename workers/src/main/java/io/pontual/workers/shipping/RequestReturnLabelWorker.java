package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.RequestReturnLabel;
import org.springframework.stereotype.Component;

/** Asks a carrier to bring what a customer gives back. */
@Component
public class RequestReturnLabelWorker {
    private final ReturnLabels service;

    RequestReturnLabelWorker(ReturnLabels service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_REQUEST_RETURN_LABEL)
    public void work(@VariablesAsType RequestReturnLabel.Input input) {
        service.request(input);
    }
}
