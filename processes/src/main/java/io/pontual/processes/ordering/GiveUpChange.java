package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.give-up-change}: a change that was begun cannot be made; the order stays as it was. */
public final class GiveUpChange {
    private GiveUpChange() {}

    /** @param changeFailure {@code not-available}, {@code payment-declined}, {@code payment-expired} or {@code too-late} */
    public record Input(UUID orderId, UUID changeId, String changeFailure) {}
}
