package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.ReleasePayments;
import org.springframework.stereotype.Component;

@Component
class ReleasePaymentsWorker {
    private final SettlementService service;

    ReleasePaymentsWorker(SettlementService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_RELEASE_PAYMENTS)
    void releasePayments(@VariablesAsType ReleasePayments.Input input) {
        service.release(input.orderId());
    }
}
