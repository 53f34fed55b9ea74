package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.FileClaim;
import org.springframework.stereotype.Component;

/** Claims from the carrier what it lost or damaged. */
@Component
public class FileClaimWorker {
    private final ParcelCare service;

    FileClaimWorker(ParcelCare service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_FILE_CLAIM)
    public void work(@VariablesAsType FileClaim.Input input) {
        service.claim(input);
    }
}
