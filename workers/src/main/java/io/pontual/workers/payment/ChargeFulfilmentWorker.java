package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.ChargeFulfilment;
import org.springframework.stereotype.Component;

/** Takes the worth of what one fulfilment handed over. */
@Component
public class ChargeFulfilmentWorker {
    private final SettlementService service;

    ChargeFulfilmentWorker(SettlementService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_CHARGE_FULFILMENT)
    public void work(@VariablesAsType ChargeFulfilment.Input input) {
        service.charge(input.orderId(), input.fulfilmentOutcome());
    }
}
