package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.record-label}: whether a carrier brings the goods; when none does, they may go to any store. */
public final class RecordLabel {
    private RecordLabel() {}

    public record Input(UUID returnId, UUID wayId, boolean labelMade) {}

    /** @param way that holds now */
    public record Output(String way) {}
}
