package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.ExpirePayment;
import org.springframework.stereotype.Component;

/** What was issued has not been paid in time. */
@Component
public class ExpirePaymentWorker {
    private final IssuedPayments service;

    ExpirePaymentWorker(IssuedPayments service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_EXPIRE_PAYMENT)
    public ExpirePayment.Output work(@VariablesAsType ExpirePayment.Input input) {
        return new ExpirePayment.Output(service.expire(input.orderId(), input.paymentId()));
    }
}
