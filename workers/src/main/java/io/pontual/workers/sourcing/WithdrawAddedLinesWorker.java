package io.pontual.workers.sourcing;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.sourcing.WithdrawAddedLines;
import org.springframework.stereotype.Component;

/** Takes back who was to supply lines that are not added after all. */
@Component
public class WithdrawAddedLinesWorker {
    private final AddedLines service;

    WithdrawAddedLinesWorker(AddedLines service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SOURCING_WITHDRAW_ADDED_LINES)
    public void work(@VariablesAsType WithdrawAddedLines.Input input) {
        service.withdraw(input.orderId(), input.changeId());
    }
}
