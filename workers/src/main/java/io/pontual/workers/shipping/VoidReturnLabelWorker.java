package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.VoidReturnLabel;
import org.springframework.stereotype.Component;

/** Nothing comes back this way. */
@Component
public class VoidReturnLabelWorker {
    private final ReturnLabels service;

    VoidReturnLabelWorker(ReturnLabels service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_VOID_RETURN_LABEL)
    public void work(@VariablesAsType VoidReturnLabel.Input input) {
        service.makeVoid(input);
    }
}
