package io.pontual.processes.picking;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/**
 * Job {@code picking.record-pick}: what was really found, line by line. Lines not named count as not found.
 * Throws {@code PICKING_WRONG_PRODUCT}, also for a serial number that cannot be right.
 */
public final class RecordPick {
    private RecordPick() {}

    public record Input(UUID orderId, UUID fulfilmentId, List<PickedLine> picked) {}

    /**
     * @param picked every line of the pick list, never more than was asked for
     * @param pickResult {@code complete}, {@code short} or {@code nothing}
     * @param substitutions ids of the substitutes that are proposed; most often none
     * @param gifts what is left to be wrapped, if it stays so; most often nothing
     */
    public record Output(List<LineQuantity> picked, String pickResult, List<UUID> substitutions, List<Gift> gifts) {}
}
