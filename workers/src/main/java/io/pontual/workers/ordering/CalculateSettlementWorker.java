package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.CalculateSettlement;
import org.springframework.stereotype.Component;

/** Works out what the customer owes for what was handed over. */
@Component
public class CalculateSettlementWorker {
    private final OrderProgress progress;

    CalculateSettlementWorker(OrderProgress progress) {
        this.progress = progress;
    }

    @JobWorker(type = JobType.ORDERING_CALCULATE_SETTLEMENT)
    public CalculateSettlement.Output calculateSettlement(@VariablesAsType CalculateSettlement.Input input) {
        return new CalculateSettlement.Output(progress.settle(input.orderId(), input.fulfilmentOutcomes()));
    }
}
