package io.pontual.processes.ordering;

import java.util.List;
import java.util.UUID;

/**
 * One fulfilment as the process carries it: the lines that one node supplies by one method.
 *
 * @param processId id of the process that carries it out, such as {@code pickup-in-store}
 * @param storeSystem {@code jms} when the node has a system of its own, {@code tasklist} when its staff work in tasks
 * @param productGroups the distinct groups of its products, for policies that differ by group
 */
public record FulfilmentPlan(
        UUID fulfilmentId,
        String processId,
        String nodeId,
        String storeSystem,
        List<String> productGroups,
        List<Item> lines) {

    /** @param description what staff read on the shelf label; never personal data */
    public record Item(String lineId, String sku, String description, int quantity) {}
}
