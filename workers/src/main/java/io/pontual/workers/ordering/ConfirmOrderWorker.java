package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.ConfirmOrder;
import org.springframework.stereotype.Component;

/** The order is paid and reserved. */
@Component
public class ConfirmOrderWorker {
    private final OrderProgress progress;

    ConfirmOrderWorker(OrderProgress progress) {
        this.progress = progress;
    }

    @JobWorker(type = JobType.ORDERING_CONFIRM_ORDER)
    public void confirmOrder(@VariablesAsType ConfirmOrder.Input input) {
        progress.confirm(input.orderId());
    }
}
