package io.pontual.workers.picking;

import io.pontual.processes.ordering.LineQuantity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The pick list of a fulfilment. */
record Pick(UUID fulfilmentId, UUID orderId, String nodeId, PickStatus status, Instant dueAt, List<Line> lines) {
    /**
     * @param picked units found; null until the pick is recorded
     * @param reason why units are missing; null when nobody said
     * @param substituted units that were not found, and in whose place another line was taken
     * @param wrapped units that are wrapped as a gift; null until somebody says
     */
    record Line(
            String lineId, String sku, int requested, Integer picked, int substituted, String reason, Integer wrapped) {
        LineQuantity found() {
            return new LineQuantity(lineId, picked);
        }
    }
}
