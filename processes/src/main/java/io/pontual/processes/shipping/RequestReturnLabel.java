package io.pontual.processes.shipping;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.returns.WayCollection;
import java.util.List;
import java.util.UUID;

/** Job {@code shipping.request-return-label}: asks a carrier to bring what a customer gives back; once for each way. */
public final class RequestReturnLabel {
    private RequestReturnLabel() {}

    /**
     * @param wayId of the way back, and of the parcel that goes it
     * @param way {@code drop-off} or {@code collection}
     * @param toNodeId where it goes
     * @param items what is in it
     * @param collection null unless somebody comes for it
     */
    public record Input(
            UUID orderId,
            UUID returnId,
            UUID wayId,
            String way,
            String toNodeId,
            List<FulfilmentPlan.Item> items,
            WayCollection collection) {}
}
