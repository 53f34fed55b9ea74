package io.pontual.workers.picking;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.picking.OfferSubstitute;
import org.springframework.stereotype.Component;

/** Writes down who decides about a substitute, and until when. */
@Component
public class OfferSubstituteWorker {
    private final Substitutions substitutions;

    OfferSubstituteWorker(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @JobWorker(type = JobType.PICKING_OFFER_SUBSTITUTE)
    public OfferSubstitute.Output work(@VariablesAsType OfferSubstitute.Input input) {
        return substitutions.offer(input);
    }
}
