package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.HoldOrder;
import org.springframework.stereotype.Component;

/** Holds an order that screening stopped until somebody has looked at it. */
@Component
public class HoldOrderWorker {
    private final Reviews reviews;

    HoldOrderWorker(Reviews reviews) {
        this.reviews = reviews;
    }

    @JobWorker(type = JobType.ORDERING_HOLD_ORDER)
    public void holdOrder(@VariablesAsType HoldOrder.Input input) {
        reviews.screened(input.orderId(), input.reasons());
    }
}
