package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.CapturePayments;
import org.springframework.stereotype.Component;

@Component
class CapturePaymentsWorker {
    private final SettlementService service;

    CapturePaymentsWorker(SettlementService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_CAPTURE_PAYMENTS)
    void capturePayments(@VariablesAsType CapturePayments.Input input) {
        service.capture(input.orderId(), input.chargeAmount());
    }
}
