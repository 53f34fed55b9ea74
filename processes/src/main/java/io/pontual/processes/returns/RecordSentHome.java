package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.record-sent-home}: goods that belong to the customer are on their way to them; once. */
public final class RecordSentHome {
    private RecordSentHome() {}

    /** @param homeCarrier null when the customer fetched them, like the tracking code */
    public record Input(UUID returnId, String homeCarrier, String homeTrackingCode) {}
}
