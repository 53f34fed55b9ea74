package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.close-claim}: a claim has ended. */
public final class CloseClaim {
    private CloseClaim() {}

    public record Input(UUID claimId) {}
}
