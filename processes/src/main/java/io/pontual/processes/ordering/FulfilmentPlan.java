package io.pontual.processes.ordering;

import java.util.List;
import java.util.UUID;

/**
 * One fulfilment as the process carries it: the lines that one node supplies by one method.
 *
 * @param processId id of the process that carries it out, such as {@code pickup-in-store}
 * @param storeSystem {@code jms} when the node has a system of its own, {@code tasklist} when its staff work in tasks
 * @param productGroups the distinct groups of its products, for policies that differ by group
 * @param lines everything that the node supplies, units that it gets from other nodes first included
 * @param transfers what other nodes send to this one first; most often none
 */
public record FulfilmentPlan(
        UUID fulfilmentId,
        String processId,
        String nodeId,
        String storeSystem,
        List<String> productGroups,
        List<Item> lines,
        List<Transfer> transfers) {

    public FulfilmentPlan {
        // Processes that began before there were transfers have none in their variables.
        transfers = transfers == null ? List.of() : transfers;
    }

    /** Everything is at the node. */
    public FulfilmentPlan(
            UUID fulfilmentId,
            String processId,
            String nodeId,
            String storeSystem,
            List<String> productGroups,
            List<Item> lines) {
        this(fulfilmentId, processId, nodeId, storeSystem, productGroups, lines, List.of());
    }

    /** @param description what staff read on the shelf label; never personal data */
    public record Item(String lineId, String sku, String description, int quantity) {}

    /**
     * Units that another node sends.
     *
     * @param transferId holds the units at that node
     * @param fromSystem as {@code storeSystem}, of the node that sends
     * @param lines of the fulfilment, with the units that this node sends
     */
    public record Transfer(UUID transferId, String fromNodeId, String fromSystem, List<Item> lines) {}
}
