package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.CapturePayments;
import org.springframework.stereotype.Component;

/** Takes what the customer owes and gives the rest back. */
@Component
public class CapturePaymentsWorker {
    private final SettlementService service;

    CapturePaymentsWorker(SettlementService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_CAPTURE_PAYMENTS)
    public void work(@VariablesAsType CapturePayments.Input input) {
        service.capture(input.orderId(), input.chargeAmount());
    }
}
