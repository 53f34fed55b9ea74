package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.CloseOrder;
import org.springframework.stereotype.Component;

/** Ends the order. */
@Component
public class CloseOrderWorker {
    private final OrderProgress progress;

    CloseOrderWorker(OrderProgress progress) {
        this.progress = progress;
    }

    @JobWorker(type = JobType.ORDERING_CLOSE_ORDER)
    public CloseOrder.Output closeOrder(@VariablesAsType CloseOrder.Input input) {
        var end = progress.close(input.orderId(), input.fulfilmentOutcomes());
        return new CloseOrder.Output(end == OrderStatus.CLOSED ? "order-completed" : "order-cancelled");
    }
}
