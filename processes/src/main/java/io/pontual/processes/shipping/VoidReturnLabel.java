package io.pontual.processes.shipping;

import java.util.UUID;

/** Job {@code shipping.void-return-label}: nothing comes back this way; nothing to do for a way without a label. */
public final class VoidReturnLabel {
    private VoidReturnLabel() {}

    public record Input(UUID wayId) {}
}
