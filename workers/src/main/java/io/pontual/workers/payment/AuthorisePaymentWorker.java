package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.AuthorisePayment;
import org.springframework.stereotype.Component;

@Component
class AuthorisePaymentWorker {
    private final AuthorisationService service;

    AuthorisePaymentWorker(AuthorisationService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_AUTHORISE_PAYMENT)
    void authorisePayment(@VariablesAsType AuthorisePayment.Input input) {
        service.authorise(input.orderId(), input.paymentId());
    }
}
