package io.pontual.processes.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/** Job {@code sourcing.source-again}: find others who supply what one fulfilment could not, or was not to. */
public final class SourceAgain {
    private SourceAgain() {}

    /**
     * @param fulfilmentId whose lines; may be one without a node
     * @param sourcingCause {@code missing}, {@code moved}, {@code customer-choice}, {@code stock-arrived}, {@code
     *     not-arrived} or {@code operator}
     * @param sourcingAttempt from 1; each takes the place of the one before it, whose stock somebody else took
     * @param wantedNodeId the only node to consider, when an operator named one in the task; else null
     */
    public record Input(
            UUID orderId, UUID fulfilmentId, String sourcingCause, int sourcingAttempt, String wantedNodeId) {}

    /** @param furtherFulfilments one without a node holds the lines that no node supplies */
    public record Output(List<FulfilmentPlan> furtherFulfilments) {}
}
