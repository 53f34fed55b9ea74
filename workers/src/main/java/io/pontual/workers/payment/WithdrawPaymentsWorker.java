package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.WithdrawPayments;
import org.springframework.stereotype.Component;

/** Gives back what payments for a change that failed have set aside or taken. */
@Component
public class WithdrawPaymentsWorker {
    private final SettlementService service;

    WithdrawPaymentsWorker(SettlementService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_WITHDRAW_PAYMENTS)
    public void work(@VariablesAsType WithdrawPayments.Input input) {
        service.withdraw(input.orderId(), input.paymentIds());
    }
}
