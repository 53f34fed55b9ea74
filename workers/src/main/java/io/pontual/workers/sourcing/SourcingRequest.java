package io.pontual.workers.sourcing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is to be sourced, and why now.
 *
 * @param cause {@code initial}, {@code rejected}, {@code short}, {@code moved}, {@code changed}, {@code customer-choice}, {@code
 *     stock-arrived} or {@code not-arrived}
 * @param orderValue of the whole order, in {@code currency}
 * @param currency ISO 4217
 * @param method {@code pickup} or {@code ship}
 * @param service {@code standard} or {@code express}; null for a pickup
 * @param pickupNodeId null for {@code ship}
 * @param destination null for a pickup
 * @param excluded what failed before and is not to be tried again
 * @param wantedNodeId the only node to consider, such as an operator's choice; else null
 * @param promisedNodeIds the only nodes to consider, since the order was promised so; else empty
 * @param heldBy the lines that waited, whose units are there for this; else null
 */
record SourcingRequest(
        UUID orderId,
        String cause,
        String channel,
        BigDecimal orderValue,
        String currency,
        String method,
        String service,
        String pickupNodeId,
        Destination destination,
        List<Line> lines,
        Set<Excluded> excluded,
        String wantedNodeId,
        Set<String> promisedNodeIds,
        UUID heldBy) {

    SourcingRequest(
            UUID orderId,
            String cause,
            String channel,
            BigDecimal orderValue,
            String currency,
            String method,
            String service,
            String pickupNodeId,
            Destination destination,
            List<Line> lines,
            Set<Excluded> excluded,
            String wantedNodeId) {
        this(
                orderId,
                cause,
                channel,
                orderValue,
                currency,
                method,
                service,
                pickupNodeId,
                destination,
                lines,
                excluded,
                wantedNodeId,
                Set.of(),
                null);
    }

    SourcingRequest promised(Set<String> nodeIds) {
        return new SourcingRequest(
                orderId,
                cause,
                channel,
                orderValue,
                currency,
                method,
                service,
                pickupNodeId,
                destination,
                lines,
                excluded,
                wantedNodeId,
                nodeIds,
                heldBy);
    }

    SourcingRequest holding(UUID shortageId) {
        return new SourcingRequest(
                orderId,
                cause,
                channel,
                orderValue,
                currency,
                method,
                service,
                pickupNodeId,
                destination,
                lines,
                excluded,
                wantedNodeId,
                promisedNodeIds,
                shortageId);
    }

    /** Whether the node is among those to consider. */
    boolean mayComeFrom(String nodeId) {
        return (wantedNodeId == null || wantedNodeId.equals(nodeId))
                && (promisedNodeIds.isEmpty() || promisedNodeIds.contains(nodeId));
    }

    /** @param quantity units still to be supplied @param unitPrice as sold @param weightGrams of one unit */
    record Line(
            String lineId,
            String sku,
            String description,
            String productGroup,
            int quantity,
            BigDecimal unitPrice,
            int weightGrams) {}

    /**
     * @param postalCode CEP, eight digits
     * @param state two letters, such as {@code SP}
     * @param latitude degrees north of the region's middle, never of the address
     */
    record Destination(String postalCode, String state, double latitude, double longitude) {}

    /** @param sku null for the whole node */
    record Excluded(String nodeId, String sku) {
        boolean covers(String otherNode, String otherSku) {
            return nodeId.equals(otherNode) && (sku == null || sku.equals(otherSku));
        }
    }
}
