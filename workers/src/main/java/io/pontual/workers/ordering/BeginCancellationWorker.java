package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.BeginCancellation;
import org.springframework.stereotype.Component;

/** From here on no step may take stock or money for the order. */
@Component
public class BeginCancellationWorker {
    private final OrderCancellation cancellation;

    BeginCancellationWorker(OrderCancellation cancellation) {
        this.cancellation = cancellation;
    }

    @JobWorker(type = JobType.ORDERING_BEGIN_CANCELLATION)
    public void beginCancellation(@VariablesAsType BeginCancellation.Input input) {
        cancellation.begin(input.orderId(), input.cancellationReason());
    }
}
