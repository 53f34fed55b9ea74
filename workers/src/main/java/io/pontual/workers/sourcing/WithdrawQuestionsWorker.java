package io.pontual.workers.sourcing;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.sourcing.WithdrawQuestions;
import org.springframework.stereotype.Component;

/** Ends the waiting of a cancelled order. */
@Component
public class WithdrawQuestionsWorker {
    private final Shortages service;

    WithdrawQuestionsWorker(Shortages service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SOURCING_WITHDRAW_QUESTIONS)
    public void work(@VariablesAsType WithdrawQuestions.Input input) {
        service.withdraw(input.orderId());
    }
}
