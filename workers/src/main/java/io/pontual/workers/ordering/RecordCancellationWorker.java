package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.RecordCancellation;
import org.springframework.stereotype.Component;

/** Everything is undone. */
@Component
public class RecordCancellationWorker {
    private final OrderCancellation cancellation;

    RecordCancellationWorker(OrderCancellation cancellation) {
        this.cancellation = cancellation;
    }

    @JobWorker(type = JobType.ORDERING_RECORD_CANCELLATION)
    public void recordCancellation(@VariablesAsType RecordCancellation.Input input) {
        cancellation.record(input.orderId());
    }
}
