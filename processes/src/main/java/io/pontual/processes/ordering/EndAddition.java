package io.pontual.processes.ordering;

import java.util.List;
import java.util.UUID;

/** Job {@code ordering.end-addition}: the lines that a change added are dealt with, or all that was done for them is undone. */
public final class EndAddition {
    private EndAddition() {}

    /** @param fulfilmentOutcomes of the added lines; empty when nothing was added */
    public record Input(UUID orderId, UUID changeId, List<FulfilmentOutcome> fulfilmentOutcomes) {}
}
