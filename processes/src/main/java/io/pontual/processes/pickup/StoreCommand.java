package io.pontual.processes.pickup;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/**
 * Queue {@code pontual.pickup.store.cmd}: what we tell a store that has a system of its own. Messages of one fulfilment
 * keep their order (the fulfilment is their message group).
 *
 * @param commandId the same for every copy of one command
 * @param lines only for {@link Kind#OFFER}; empty otherwise
 * @param dueAt ISO-8601 date-time by which an answer is expected, only for {@link Kind#OFFER}; null otherwise
 */
public record StoreCommand(
        String commandId,
        UUID orderId,
        UUID fulfilmentId,
        String nodeId,
        Kind kind,
        List<FulfilmentPlan.Item> lines,
        String dueAt) {

    public enum Kind {
        OFFER,
        READY,
        HANDOVER_REFUSED,
        HANDOVER_CONFIRMED,
        RECALL
    }
}
