package io.pontual.processes.pickup;

import java.util.UUID;

/** Job {@code pickup.end-visit}: a customer waits no more in front of the store. */
public final class EndVisit {
    private EndVisit() {}

    /** @param customerFound what staff said; null when the goods were handed over, or the pickup ended otherwise */
    public record Input(UUID fulfilmentId, UUID visitId, Boolean customerFound) {}
}
