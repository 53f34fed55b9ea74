package io.pontual.processes.pickup;

import java.util.UUID;

/** Job {@code pickup.reserve-compartment}: a compartment of the store's locker for goods whose customer wants that. */
public final class ReserveCompartment {
    private ReserveCompartment() {}

    /** @param packageSize {@code S}, {@code M} or {@code L}; null counts as M */
    public record Input(UUID orderId, UUID fulfilmentId, String packageSize) {}

    /** @param locker its name; null, like {@code compartment}, when the goods wait at the counter */
    public record Output(String locker, String compartment) {}
}
