package io.pontual.processes.picking;

import java.util.UUID;

/** Job {@code picking.close-offer}: what holds about a substitute, the answer that came in time or the default. */
public final class CloseOffer {
    private CloseOffer() {}

    /** @param agentDecision {@code take} or {@code refuse}; null when no agent decided */
    public record Input(UUID orderId, UUID substitutionId, String agentDecision) {}

    public record Output(boolean accepted) {}
}
