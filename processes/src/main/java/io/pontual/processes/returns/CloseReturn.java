package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.close-return}: a return has ended. */
public final class CloseReturn {
    private CloseReturn() {}

    public record Input(UUID returnId) {}
}
