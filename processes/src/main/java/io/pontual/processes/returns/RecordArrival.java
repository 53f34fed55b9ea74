package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.record-arrival}: a carrier has brought the goods to where they were sent. */
public final class RecordArrival {
    private RecordArrival() {}

    public record Input(UUID returnId, UUID wayId) {}

    /** @param awaited false when the return has ended meanwhile, or its goods came another way */
    public record Output(boolean awaited) {}
}
