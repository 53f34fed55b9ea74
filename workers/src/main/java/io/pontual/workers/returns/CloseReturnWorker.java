package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.CloseReturn;
import org.springframework.stereotype.Component;

/** Ends a return that was gone through. */
@Component
public class CloseReturnWorker {
    private final ReturnEnds service;

    CloseReturnWorker(ReturnEnds service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_CLOSE_RETURN)
    public void work(@VariablesAsType CloseReturn.Input input) {
        service.close(input);
    }
}
