package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.RenewAuthorisation;
import org.springframework.stereotype.Component;

/** An authorisation is about to expire. */
@Component
public class RenewAuthorisationWorker {
    private final Renewals service;

    RenewAuthorisationWorker(Renewals service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_RENEW_AUTHORISATION)
    public RenewAuthorisation.Output work(@VariablesAsType RenewAuthorisation.Input input) {
        return new RenewAuthorisation.Output(service.renew(input.orderId(), input.paymentId(), input.renewalNo()));
    }
}
