package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.DecideCancellation;
import org.springframework.stereotype.Component;

/** Somebody decided about a cancellation, or the policy did in their place. */
@Component
public class DecideCancellationWorker {
    private final CancellationRequests requests;

    DecideCancellationWorker(CancellationRequests requests) {
        this.requests = requests;
    }

    @JobWorker(type = JobType.ORDERING_DECIDE_CANCELLATION)
    public DecideCancellation.Output decideCancellation(@VariablesAsType DecideCancellation.Input input) {
        return new DecideCancellation.Output(
                requests.decide(input.orderId(), input.requestId(), input.approvalDecision()));
    }
}
