package io.pontual.processes.picking;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code picking.record-pick}: what was really found, line by line. Lines not named count as not found. */
public final class RecordPick {
    private RecordPick() {}

    public record Input(UUID orderId, UUID fulfilmentId, List<LineQuantity> picked) {}

    /**
     * @param picked every line of the pick list, never more than was asked for
     * @param pickResult {@code complete}, {@code short} or {@code nothing}
     */
    public record Output(List<LineQuantity> picked, String pickResult) {}
}
