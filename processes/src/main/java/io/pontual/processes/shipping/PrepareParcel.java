package io.pontual.processes.shipping;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code shipping.prepare-parcel}: what was picked waits for the carrier. */
public final class PrepareParcel {
    private PrepareParcel() {}

    public record Input(UUID orderId, UUID fulfilmentId, List<LineQuantity> picked) {}

    /** @param handOverBy ISO-8601 date-time: by when the courier has to have it; null when it is not brought in a window */
    public record Output(String handOverBy) {}
}
