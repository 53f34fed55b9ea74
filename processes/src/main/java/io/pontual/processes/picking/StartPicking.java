package io.pontual.processes.picking;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/** Job {@code picking.start-picking}: write the pick list and say by when it is due. */
public final class StartPicking {
    private StartPicking() {}

    /** @param pickWithin ISO-8601 duration from the pickup policy */
    public record Input(
            UUID orderId, UUID fulfilmentId, String nodeId, List<FulfilmentPlan.Item> lines, String pickWithin) {}

    /** @param pickDueAt ISO-8601 date-time with offset */
    public record Output(String pickDueAt) {}
}
