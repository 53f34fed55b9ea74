package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.AuthorisePayment;
import org.springframework.stereotype.Component;

/** Asks the provider to set one tender's money aside. */
@Component
public class AuthorisePaymentWorker {
    private final AuthorisationService service;

    AuthorisePaymentWorker(AuthorisationService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_AUTHORISE_PAYMENT)
    public void work(@VariablesAsType AuthorisePayment.Input input) {
        service.authorise(input.orderId(), input.paymentId());
    }
}
