package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.WithdrawCredit;
import org.springframework.stereotype.Component;

/** Takes store credit back that is not wanted any more. */
@Component
public class WithdrawCreditWorker {
    private final GoodsCredits service;

    WithdrawCreditWorker(GoodsCredits service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PAYMENT_WITHDRAW_CREDIT)
    public WithdrawCredit.Output work(@VariablesAsType WithdrawCredit.Input input) {
        return service.withdraw(input);
    }
}
