package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Lines that no node supplies at present.
 *
 * @param nodeId the store where the customer wanted to collect; null for ship
 * @param cause of the sourcing that found nobody
 * @param waitsUntil null until they wait for stock
 * @param seenPlaces free in the days of nodes that have the goods, when last looked at
 * @param woken the process has been told to try again
 * @param expectedAt when goods are expected that the lines are promised, as the customer was told; else null
 */
record Shortage(
        UUID shortageId,
        UUID orderId,
        String channel,
        Method method,
        String nodeId,
        String cause,
        ShortageStatus status,
        Instant waitsUntil,
        Instant expectedAt,
        boolean woken,
        int seenPlaces,
        int wakes,
        List<Line> lines) {

    /** @param reason code of {@link SourcingDecision.Unsourced} @param seenAvailable units when last looked at */
    record Line(String lineId, String sku, String description, int quantity, String reason, int seenAvailable) {
        FulfilmentPlan.Item item() {
            return new FulfilmentPlan.Item(lineId, sku, description, quantity);
        }
    }

    /** A node has some of it, but no place left in its day. */
    boolean waitsForCapacity() {
        return lines.stream().anyMatch(line -> line.reason().equals("capacity"));
    }

    List<FulfilmentPlan.Item> items() {
        return lines.stream().map(Line::item).toList();
    }

    /** As the process carries it: a fulfilment without a node. */
    FulfilmentPlan plan() {
        return new FulfilmentPlan(shortageId, null, null, null, List.of(), items());
    }
}
