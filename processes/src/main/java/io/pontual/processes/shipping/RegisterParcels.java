package io.pontual.processes.shipping;

import java.util.List;
import java.util.UUID;

/** Job {@code shipping.register-parcels}: writes down what was packed; throws {@code SHIPPING_IMPLAUSIBLE_PARCELS}. */
public final class RegisterParcels {
    private RegisterParcels() {}

    /** @param parcels null or empty when nobody said: as the node's system said, else one by the products' weights */
    public record Input(UUID orderId, UUID fulfilmentId, List<PackedParcel> parcels) {}
}
