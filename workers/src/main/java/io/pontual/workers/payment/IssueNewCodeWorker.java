package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.IssueNewCode;
import org.springframework.stereotype.Component;

/** Asks for another code or slip in place of the one the customer has. */
@Component
public class IssueNewCodeWorker {
    private final IssuedPayments service;

    IssueNewCodeWorker(IssuedPayments service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_ISSUE_NEW_CODE)
    public void work(@VariablesAsType IssueNewCode.Input input) {
        service.issueAgain(input.orderId(), input.paymentId());
    }
}
