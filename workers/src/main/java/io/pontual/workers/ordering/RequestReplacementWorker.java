package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.ReplacementCause;
import io.pontual.processes.ordering.RequestReplacement;
import io.pontual.workers.ordering.contract.Replacements;
import org.springframework.stereotype.Component;

/** Has goods sent once more. */
@Component
public class RequestReplacementWorker {
    private final ReplacementOrders service;

    RequestReplacementWorker(ReplacementOrders service) {
        this.service = service;
    }

    @JobWorker(type = JobType.ORDERING_REQUEST_REPLACEMENT)
    public RequestReplacement.Output requestReplacement(@VariablesAsType RequestReplacement.Input input) {
        return new RequestReplacement.Output(service.requestOnce(new Replacements.Request(
                input.orderId(),
                input.causeId(),
                ReplacementCause.of(input.cause()),
                input.lines().stream()
                        .map(line -> new Replacements.Line(line.lineId(), line.quantity()))
                        .toList(),
                null)));
    }
}
