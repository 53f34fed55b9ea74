package io.pontual.processes.picking;

import java.util.UUID;

/** Job {@code picking.record-wraps}: whether the gifts of a fulfilment are wrapped. */
public final class RecordWraps {
    private RecordWraps() {}

    /** @param giftsWrapped null counts as yes */
    public record Input(UUID orderId, UUID fulfilmentId, Boolean giftsWrapped) {}
}
