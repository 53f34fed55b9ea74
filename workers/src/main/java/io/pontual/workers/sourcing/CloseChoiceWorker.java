package io.pontual.workers.sourcing;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.sourcing.CloseChoice;
import org.springframework.stereotype.Component;

/** Says which answer holds. */
@Component
public class CloseChoiceWorker {
    private final CustomerChoices service;

    CloseChoiceWorker(CustomerChoices service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SOURCING_CLOSE_CHOICE)
    public CloseChoice.Output work(@VariablesAsType CloseChoice.Input input) {
        return new CloseChoice.Output(service.close(input.orderId(), input.choiceId()));
    }
}
