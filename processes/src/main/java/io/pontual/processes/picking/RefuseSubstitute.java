package io.pontual.processes.picking;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code picking.refuse-substitute}: the line stays short. */
public final class RefuseSubstitute {
    private RefuseSubstitute() {}

    public record Input(UUID orderId, UUID fulfilmentId, UUID substitutionId) {}

    /** @param kept what the fulfilment goes on holding, other substitutes that are not refused among it */
    public record Output(List<LineQuantity> kept) {}
}
