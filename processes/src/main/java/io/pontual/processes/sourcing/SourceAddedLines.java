package io.pontual.processes.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/** Job {@code sourcing.source-added-lines}: who supplies the lines that a change adds to an order. */
public final class SourceAddedLines {
    private SourceAddedLines() {}

    /** @param sourcingAttempt 1, then one more each time others were quicker to the stock */
    public record Input(UUID orderId, UUID changeId, int sourcingAttempt) {}

    /** @param fulfilments empty when not all of the lines are to be had */
    public record Output(List<FulfilmentPlan> fulfilments) {}
}
