package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.record-sent}: a carrier has the goods. */
public final class RecordSent {
    private RecordSent() {}

    public record Input(UUID returnId, UUID wayId) {}

    /** @param arriveWithin ISO 8601 duration after which somebody asks the carrier @param settleBy until when */
    public record Output(String arriveWithin, String settleBy) {}
}
