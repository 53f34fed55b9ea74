package io.pontual.processes.picking;

import java.util.UUID;

/** Job {@code picking.take-substitute}: the substitute becomes a line of the order in the place of what is missing. */
public final class TakeSubstitute {
    private TakeSubstitute() {}

    public record Input(UUID orderId, UUID fulfilmentId, UUID substitutionId) {}

    /** @param taken false when the missing units are not wanted any more; nothing was changed then */
    public record Output(boolean taken) {}
}
