package io.pontual.processes.shipping;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code shipping.record-shipment}: the carrier has the parcel. */
public final class RecordShipment {
    private RecordShipment() {}

    /** @param carrier who took it; null when the node did not say @param trackingCode null when there is none */
    public record Input(UUID orderId, UUID fulfilmentId, String carrier, String trackingCode) {}

    /** @param handedOver what the parcel holds: for the settlement, the customer has it */
    public record Output(List<LineQuantity> handedOver) {}
}
