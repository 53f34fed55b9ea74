package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.StopUnpaidOrder;
import org.springframework.stereotype.Component;

/** The money of an order could not be set aside once more. */
@Component
public class StopUnpaidOrderWorker {
    private final UnpaidOrders orders;

    StopUnpaidOrderWorker(UnpaidOrders orders) {
        this.orders = orders;
    }

    @JobWorker(type = JobType.ORDERING_STOP_UNPAID_ORDER)
    public void stopUnpaidOrder(@VariablesAsType StopUnpaidOrder.Input input) {
        orders.stop(input.orderId());
    }
}
