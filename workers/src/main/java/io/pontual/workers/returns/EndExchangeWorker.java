package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.EndExchange;
import org.springframework.stereotype.Component;

/** The order of the new goods has ended. */
@Component
public class EndExchangeWorker {
    private final ExchangeDecisions decisions;

    EndExchangeWorker(ExchangeDecisions decisions) {
        this.decisions = decisions;
    }

    @JobWorker(type = JobType.RETURNS_END_EXCHANGE)
    public EndExchange.Output work(@VariablesAsType EndExchange.Input input) {
        return decisions.end(input);
    }
}
