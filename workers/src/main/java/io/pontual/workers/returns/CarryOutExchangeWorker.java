package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.CarryOutExchange;
import org.springframework.stereotype.Component;

/** What came back pays for the new goods, or does not. */
@Component
public class CarryOutExchangeWorker {
    private final ExchangeDecisions decisions;

    CarryOutExchangeWorker(ExchangeDecisions decisions) {
        this.decisions = decisions;
    }

    @JobWorker(type = JobType.RETURNS_CARRY_OUT_EXCHANGE)
    public CarryOutExchange.Output work(@VariablesAsType CarryOutExchange.Input input) {
        return decisions.carryOut(input);
    }
}
