package io.pontual.processes.picking;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code picking.close-pick}: what there is for the customer, now that it is decided about every substitute. */
public final class ClosePick {
    private ClosePick() {}

    /** @param lines what was to be picked */
    public record Input(UUID orderId, UUID fulfilmentId, List<FulfilmentPlan.Item> lines) {}

    /**
     * @param picked every line, those of substitutes that were taken among them
     * @param pickResult {@code complete} when nothing is missing that no substitute stands for
     * @param lines with those of the substitutes
     * @param gifts what is left to be wrapped; most often nothing
     */
    public record Output(
            List<LineQuantity> picked, String pickResult, List<FulfilmentPlan.Item> lines, List<Gift> gifts) {}
}
