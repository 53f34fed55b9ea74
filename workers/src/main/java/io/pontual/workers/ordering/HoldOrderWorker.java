package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.HoldOrder;
import org.springframework.stereotype.Component;

/** Shows that an order waits for a review, and by when that is due. */
@Component
public class HoldOrderWorker {
    private final OrderProgress progress;

    HoldOrderWorker(OrderProgress progress) {
        this.progress = progress;
    }

    @JobWorker(type = JobType.ORDERING_HOLD_ORDER)
    public HoldOrder.Output holdOrder(@VariablesAsType HoldOrder.Input input) {
        return new HoldOrder.Output(
                progress.hold(input.orderId(), input.screeningReason()).toString());
    }
}
