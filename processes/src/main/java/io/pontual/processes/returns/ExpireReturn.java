package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.expire-return}: the goods were not brought in time, unless they are here after all. */
public final class ExpireReturn {
    private ExpireReturn() {}

    public record Input(UUID returnId) {}

    /** @param expired false when the goods arrived in this very moment @param nodeId where; null when it is expired */
    public record Output(boolean expired, String nodeId, String receiveDueAt) {}
}
