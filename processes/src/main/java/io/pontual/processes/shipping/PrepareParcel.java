package io.pontual.processes.shipping;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code shipping.prepare-parcel}: what was picked waits for the carrier. */
public final class PrepareParcel {
    private PrepareParcel() {}

    /** @param dueAt ISO-8601 date-time by which it is to be handed over anyway; null when nobody of ours does it */
    public record Input(UUID orderId, UUID fulfilmentId, List<LineQuantity> picked, String dueAt) {
        public Input(UUID orderId, UUID fulfilmentId, List<LineQuantity> picked) {
            this(orderId, fulfilmentId, picked, null);
        }
    }

    /** @param handOverBy ISO-8601 date-time: by when the courier has to have it, when it is brought in a window; else as it was due */
    public record Output(String handOverBy) {}
}
