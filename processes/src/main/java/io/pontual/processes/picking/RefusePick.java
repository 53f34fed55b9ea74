package io.pontual.processes.picking;

import java.util.UUID;

/** Job {@code picking.refuse-pick}: tell a store with a system of its own that something else was scanned than is wanted. */
public final class RefusePick {
    private RefusePick() {}

    /** @param wrongScan which lines, what was scanned and what is wanted, in words */
    public record Input(UUID orderId, UUID fulfilmentId, String wrongScan) {}
}
