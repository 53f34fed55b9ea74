package io.pontual.workers.picking;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.picking.TakeSubstitute;
import org.springframework.stereotype.Component;

/** Makes a substitute a line of the order. */
@Component
public class TakeSubstituteWorker {
    private final Substitutions substitutions;

    TakeSubstituteWorker(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @JobWorker(type = JobType.PICKING_TAKE_SUBSTITUTE)
    public TakeSubstitute.Output work(@VariablesAsType TakeSubstitute.Input input) {
        return new TakeSubstitute.Output(substitutions.take(input.orderId(), input.substitutionId()));
    }
}
