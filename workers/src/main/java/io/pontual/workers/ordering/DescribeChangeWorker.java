package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.DescribeChange;
import org.springframework.stereotype.Component;

/** Says what a change is about. */
@Component
public class DescribeChangeWorker {
    private final Changes changes;

    DescribeChangeWorker(Changes changes) {
        this.changes = changes;
    }

    @JobWorker(type = JobType.ORDERING_DESCRIBE_CHANGE)
    public DescribeChange.Output describeChange(@VariablesAsType DescribeChange.Input input) {
        return changes.describe(input.orderId(), input.changeId());
    }
}
