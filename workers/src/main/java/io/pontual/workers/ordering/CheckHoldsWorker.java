package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.CheckHolds;
import org.springframework.stereotype.Component;

/** Says whether an order that waits is still held. */
@Component
public class CheckHoldsWorker {
    private final HeldOrders held;

    CheckHoldsWorker(HeldOrders held) {
        this.held = held;
    }

    @JobWorker(type = JobType.ORDERING_CHECK_HOLDS)
    public CheckHolds.Output checkHolds(@VariablesAsType CheckHolds.Input input) {
        return held.check(input.orderId(), input.fulfilmentId());
    }
}
