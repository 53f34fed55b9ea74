package io.pontual.workers.picking;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.picking.DescribeSubstitute;
import org.springframework.stereotype.Component;

/** Gathers what the policy must know of a substitute. */
@Component
public class DescribeSubstituteWorker {
    private final Substitutions substitutions;

    DescribeSubstituteWorker(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @JobWorker(type = JobType.PICKING_DESCRIBE_SUBSTITUTE)
    public DescribeSubstitute.Output work(@VariablesAsType DescribeSubstitute.Input input) {
        return substitutions.describe(input.orderId(), input.substitutionId());
    }
}
