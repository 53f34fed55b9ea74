package io.pontual.workers.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Goods of one fulfilment that go from one node to the node where they are wanted; also as the API shows it.
 *
 * @param fromSystem {@code jms} when the node has a system of its own, {@code tasklist} when its staff work in tasks
 * @param wanted false when the fulfilment does not want them any more: what arrives is free stock
 * @param deliveryNote may be null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Transfer(
        UUID transferId,
        UUID orderId,
        UUID fulfilmentId,
        String fromNodeId,
        String fromSystem,
        String toNodeId,
        String toSystem,
        TransferStatus status,
        boolean wanted,
        String deliveryNote,
        Instant plannedAt,
        Instant dispatchedAt,
        Instant receivedAt,
        Instant cancelledAt,
        List<Line> lines) {
    private static final String JMS = "jms";

    /** In units. @param dispatched null before it left @param received null before it arrived, as is damaged */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TransferLine")
    record Line(
            String lineId,
            String sku,
            String description,
            int planned,
            Integer dispatched,
            Integer received,
            Integer damaged) {
        FulfilmentPlan.Item item(int quantity) {
            return new FulfilmentPlan.Item(lineId, sku, description, quantity);
        }

        /** Planned, and not to be had; what is still on its way counts as had. */
        private LineQuantity missing() {
            var there = received != null ? received : dispatched != null ? dispatched : planned;
            return new LineQuantity(lineId, planned - there);
        }
    }

    /** @return only lines of which something is missing */
    List<LineQuantity> missing() {
        return status == TransferStatus.CANCELLED
                ? lines.stream()
                        .map(line -> new LineQuantity(line.lineId, line.planned))
                        .toList()
                : lines.stream()
                        .map(Line::missing)
                        .filter(line -> line.quantity() > 0)
                        .toList();
    }

    StockKey source(Line line) {
        return new StockKey(fromNodeId, line.sku);
    }

    StockKey destination(Line line) {
        return new StockKey(toNodeId, line.sku);
    }

    boolean is(TransferStatus other) {
        return status == other;
    }

    boolean sourceHasSystem() {
        return fromSystem.equals(JMS);
    }

    boolean destinationHasSystem() {
        return toSystem.equals(JMS);
    }

    /** Whether the staff of the destination have a task to enter what arrived. */
    @JsonIgnore
    boolean isReceivedInTask() {
        return wanted && !destinationHasSystem();
    }
}
