package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.ExpireReturn;
import org.springframework.stereotype.Component;

/** Ends a return whose goods were not brought. */
@Component
public class ExpireReturnWorker {
    private final ReturnEnds service;

    ExpireReturnWorker(ReturnEnds service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_EXPIRE_RETURN)
    public ExpireReturn.Output work(@VariablesAsType ExpireReturn.Input input) {
        return service.expire(input);
    }
}
