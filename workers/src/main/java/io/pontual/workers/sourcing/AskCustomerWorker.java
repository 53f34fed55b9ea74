package io.pontual.workers.sourcing;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.sourcing.AskCustomer;
import org.springframework.stereotype.Component;

/** Works out what the customer can choose between. */
@Component
public class AskCustomerWorker {
    private final CustomerChoices service;

    AskCustomerWorker(CustomerChoices service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SOURCING_ASK_CUSTOMER)
    public AskCustomer.Output work(@VariablesAsType AskCustomer.Input input) {
        return service.ask(input);
    }
}
