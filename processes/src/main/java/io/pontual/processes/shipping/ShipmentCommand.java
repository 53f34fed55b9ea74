package io.pontual.processes.shipping;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.GiftWrap;
import java.util.List;
import java.util.UUID;

/**
 * Queue {@code pontual.shipping.node.cmd}: what we tell a node that sends goods and has a system of its own. Messages of
 * one fulfilment keep their order (the fulfilment is their message group).
 *
 * @param commandId the same for every copy of one command
 * @param lines only for {@link Kind#OFFER}; empty otherwise
 * @param parcels only for {@link Kind#LABELLED}; null otherwise
 * @param dueAt ISO-8601 date-time by which an answer is expected, only for {@link Kind#OFFER}; null otherwise
 * @param pickFrom ISO-8601 date-time, only for {@link Kind#OFFER}: nothing is to be picked before {@link Kind#PICK} comes,
 *     which is expected then; null when it may be picked at once
 * @param gifts only for {@link Kind#OFFER}: the lines to be wrapped; null for none
 * @param reason only for {@link Kind#PICK_REFUSED}: what was scanned and what is wanted; null otherwise
 */
public record ShipmentCommand(
        String commandId,
        UUID orderId,
        UUID fulfilmentId,
        String nodeId,
        Kind kind,
        List<FulfilmentPlan.Item> lines,
        String dueAt,
        List<LabelledParcel> parcels,
        String pickFrom,
        List<GiftWrap> gifts,
        String reason) {
    /** Of every kind but {@link Kind#LABELLED}. */
    public ShipmentCommand(
            String commandId,
            UUID orderId,
            UUID fulfilmentId,
            String nodeId,
            Kind kind,
            List<FulfilmentPlan.Item> lines,
            String dueAt) {
        this(commandId, orderId, fulfilmentId, nodeId, kind, lines, dueAt, null, null, null, null);
    }

    public enum Kind {
        OFFER,
        /** What was offered with a later time is to be picked. */
        PICK,
        /** Something else was scanned than is wanted: the node is waited for again. */
        PICK_REFUSED,
        RECALL,
        /** The labels can be printed; the carrier may have the parcels. */
        LABELLED
    }
}
