package io.pontual.processes.shipping;

import java.util.UUID;

/** Job {@code shipping.request-labels}: chooses a carrier for each parcel that has no label, and asks for one. */
public final class RequestLabels {
    private RequestLabels() {}

    /**
     * @param resolution what operations decided: {@code again} or {@code by-hand}; null the first time
     * @param carrier who made a label by hand; null otherwise
     * @param trackingCode of a label that was made by hand; null otherwise
     */
    public record Input(UUID orderId, UUID fulfilmentId, String resolution, String carrier, String trackingCode) {}
}
