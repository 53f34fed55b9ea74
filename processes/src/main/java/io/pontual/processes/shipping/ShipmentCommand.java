package io.pontual.processes.shipping;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/**
 * Queue {@code pontual.shipping.node.cmd}: what we tell a node that sends goods and has a system of its own. Messages of
 * one fulfilment keep their order (the fulfilment is their message group).
 *
 * @param commandId the same for every copy of one command
 * @param lines only for {@link Kind#OFFER}; empty otherwise
 * @param dueAt ISO-8601 date-time by which an answer is expected, only for {@link Kind#OFFER}; null otherwise
 */
public record ShipmentCommand(
        String commandId,
        UUID orderId,
        UUID fulfilmentId,
        String nodeId,
        Kind kind,
        List<FulfilmentPlan.Item> lines,
        String dueAt) {

    public enum Kind {
        OFFER,
        RECALL
    }
}
