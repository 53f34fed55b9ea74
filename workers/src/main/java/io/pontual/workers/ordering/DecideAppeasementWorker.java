package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.DecideAppeasement;
import org.springframework.stereotype.Component;

/** Records whether money is given back for goodwill. */
@Component
public class DecideAppeasementWorker {
    private final Appeasements appeasements;

    DecideAppeasementWorker(Appeasements appeasements) {
        this.appeasements = appeasements;
    }

    @JobWorker(type = JobType.ORDERING_DECIDE_APPEASEMENT)
    public DecideAppeasement.Output decideAppeasement(@VariablesAsType DecideAppeasement.Input input) {
        var decided = appeasements.decide(input.orderId(), input.appeasementId(), input.approvalDecision());
        return new DecideAppeasement.Output(
                decided.status() == AppeasementStatus.GRANTED,
                decided.waived(),
                decided.amount(),
                Appeasements.refundReason(decided).code());
    }
}
