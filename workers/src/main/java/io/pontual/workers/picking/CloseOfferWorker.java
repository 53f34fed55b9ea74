package io.pontual.workers.picking;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.picking.CloseOffer;
import org.springframework.stereotype.Component;

/** Says what holds about a substitute. */
@Component
public class CloseOfferWorker {
    private final Substitutions substitutions;

    CloseOfferWorker(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @JobWorker(type = JobType.PICKING_CLOSE_OFFER)
    public CloseOffer.Output work(@VariablesAsType CloseOffer.Input input) {
        return new CloseOffer.Output(
                substitutions.close(input.orderId(), input.substitutionId(), input.agentDecision()));
    }
}
