package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.ValueReturn;
import org.springframework.stereotype.Component;

/** Reckons what goes back for a return. */
@Component
public class ValueReturnWorker {
    private final ReturnRefunds service;

    ValueReturnWorker(ReturnRefunds service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_VALUE_RETURN)
    public ValueReturn.Output work(@VariablesAsType ValueReturn.Input input) {
        return service.value(input);
    }
}
