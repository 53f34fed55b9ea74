package io.pontual.processes.pickup;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.GiftWrap;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Queue {@code pontual.pickup.store.cmd}: what we tell a store that has a system of its own. Messages of one fulfilment
 * keep their order (the fulfilment is their message group).
 *
 * @param commandId the same for every copy of one command
 * @param lines only for {@link Kind#OFFER}; empty otherwise
 * @param dueAt ISO-8601 date-time: by which an answer is expected, for {@link Kind#OFFER}; until which the goods are kept,
 *     for {@link Kind#KEEP_LONGER}; when the customer wants to be there, for {@link Kind#CUSTOMER_ON_THE_WAY}, or null; by
 *     when somebody should be out there, for {@link Kind#CUSTOMER_AT_CURB}; null otherwise
 * @param amountDue what is to be paid at the counter, for {@link Kind#READY} for all that waits, for
 *     {@link Kind#HANDOVER_REFUSED} for what the customer wanted to take when that is why; null when nothing is
 * @param curbside for {@link Kind#CUSTOMER_ON_THE_WAY} and {@link Kind#CUSTOMER_AT_CURB}; null otherwise
 * @param pickFrom ISO-8601 date-time, only for {@link Kind#OFFER}: nothing is to be picked before {@link Kind#PICK} comes,
 *     which is expected then; null when it may be picked at once
 * @param gifts only for {@link Kind#OFFER}: the lines to be wrapped; null for none
 * @param locker for {@link Kind#OFFER} and {@link Kind#LOCKER}: whether the customer wants the goods in a locker of the
 *     store; null otherwise
 * @param reason only for {@link Kind#PICK_REFUSED}: what was scanned and what is wanted; null otherwise
 */
public record StoreCommand(
        String commandId,
        UUID orderId,
        UUID fulfilmentId,
        String nodeId,
        Kind kind,
        List<FulfilmentPlan.Item> lines,
        String dueAt,
        Curbside curbside,
        Due amountDue,
        String pickFrom,
        List<GiftWrap> gifts,
        String reason,
        Boolean locker) {

    /** @param amount more than zero */
    public record Due(BigDecimal amount, String currency) {}

    /** Of a command for which nothing is to be paid. */
    public StoreCommand(
            String commandId,
            UUID orderId,
            UUID fulfilmentId,
            String nodeId,
            Kind kind,
            List<FulfilmentPlan.Item> lines,
            String dueAt,
            Curbside curbside) {
        this(commandId, orderId, fulfilmentId, nodeId, kind, lines, dueAt, curbside, null, null, null, null, null);
    }

    public StoreCommand about(Curbside visit, Due due) {
        return new StoreCommand(
                commandId,
                orderId,
                fulfilmentId,
                nodeId,
                kind,
                lines,
                dueAt,
                visit,
                due,
                pickFrom,
                gifts,
                reason,
                locker);
    }

    public StoreCommand pickFrom(String at, List<GiftWrap> wraps) {
        return new StoreCommand(
                commandId,
                orderId,
                fulfilmentId,
                nodeId,
                kind,
                lines,
                dueAt,
                curbside,
                amountDue,
                at,
                wraps,
                reason,
                locker);
    }

    public StoreCommand since(String why) {
        return new StoreCommand(
                commandId,
                orderId,
                fulfilmentId,
                nodeId,
                kind,
                lines,
                dueAt,
                curbside,
                amountDue,
                pickFrom,
                gifts,
                why,
                locker);
    }

    public StoreCommand inLocker(Boolean wanted) {
        return new StoreCommand(
                commandId,
                orderId,
                fulfilmentId,
                nodeId,
                kind,
                lines,
                dueAt,
                curbside,
                amountDue,
                pickFrom,
                gifts,
                reason,
                wanted);
    }

    /** @param bay the sign at the parking space; null while on the way @param vehicle kind and colour; may be null */
    public record Curbside(String bay, String vehicle) {}

    public enum Kind {
        OFFER,
        /** What was offered with a later time is to be picked. */
        PICK,
        /** Something else was scanned than is wanted: the store is waited for again. */
        PICK_REFUSED,
        /** The customer wants it in a locker after all, or not any more. */
        LOCKER,
        READY,
        HANDOVER_REFUSED,
        HANDOVER_CONFIRMED,
        KEEP_LONGER,
        CUSTOMER_ON_THE_WAY,
        CUSTOMER_AT_CURB,
        RECALL
    }
}
