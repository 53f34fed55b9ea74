package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.ReleasePayments;
import org.springframework.stereotype.Component;

/** Gives every authorisation of the order back. */
@Component
public class ReleasePaymentsWorker {
    private final SettlementService service;

    ReleasePaymentsWorker(SettlementService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_RELEASE_PAYMENTS)
    public void work(@VariablesAsType ReleasePayments.Input input) {
        service.release(input.orderId());
    }
}
