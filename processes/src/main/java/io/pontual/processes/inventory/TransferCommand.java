package io.pontual.processes.inventory;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/**
 * Queue {@code pontual.inventory.transfer.cmd}: what we tell a node that has a system of its own about goods that go from
 * one node to another. Messages of one transfer keep their order (the transfer is their message group).
 *
 * @param commandId the same for every copy of one command
 * @param nodeId who is told
 * @param otherNodeId where the goods go, or come from
 * @param lines what to send, or what was sent; empty for {@link Kind#RECALL}
 * @param dueAt ISO-8601 date-time by which it should be done; null for {@link Kind#RECALL}
 */
public record TransferCommand(
        String commandId,
        UUID transferId,
        UUID orderId,
        String nodeId,
        String otherNodeId,
        Kind kind,
        List<FulfilmentPlan.Item> lines,
        String dueAt) {

    public enum Kind {
        /** Pick these goods and send them off. */
        SEND,
        /** These goods are on their way to you. */
        EXPECT,
        /** Do not send them. */
        RECALL
    }
}
