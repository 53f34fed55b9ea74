package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.IssueCredit;
import org.springframework.stereotype.Component;

/** Issues store credit for goods that came back. */
@Component
public class IssueCreditWorker {
    private final GoodsCredits service;

    IssueCreditWorker(GoodsCredits service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_ISSUE_CREDIT)
    public IssueCredit.Output work(@VariablesAsType IssueCredit.Input input) {
        return service.issue(input);
    }
}
