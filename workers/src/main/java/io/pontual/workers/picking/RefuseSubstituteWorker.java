package io.pontual.workers.picking;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.picking.RefuseSubstitute;
import org.springframework.stereotype.Component;

/** Ends a proposal: the line stays short. */
@Component
public class RefuseSubstituteWorker {
    private final Substitutions substitutions;

    RefuseSubstituteWorker(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @JobWorker(type = JobType.PICKING_REFUSE_SUBSTITUTE)
    public RefuseSubstitute.Output work(@VariablesAsType RefuseSubstitute.Input input) {
        return new RefuseSubstitute.Output(
                substitutions.refuse(input.orderId(), input.fulfilmentId(), input.substitutionId()));
    }
}
