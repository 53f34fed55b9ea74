package io.pontual.processes.pickup;

import io.pontual.processes.picking.PickedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Queue {@code pontual.pickup.store.evt}: what a store with a system of its own tells us.
 *
 * @param eventId the store system's id of the event, the same for every copy
 * @param picked for {@link Kind#PICKED} what was found; for {@link Kind#COLLECTION_ATTEMPTED} what the customer takes, empty
 *     for all that waits; empty otherwise
 * @param collectionCode only for {@link Kind#COLLECTION_ATTEMPTED}; null otherwise
 * @param reason only for {@link Kind#REJECTED}; null otherwise
 * @param stagingLocation only for {@link Kind#STAGED}, may be null
 * @param paidAmount only for {@link Kind#COLLECTION_ATTEMPTED}: what the store took at the counter, in the order's currency;
 *     null for nothing
 * @param receipt number of the store's receipt for it; null otherwise
 * @param compartment only for {@link Kind#STAGED}: the door of the store's locker behind which the goods are; null at the
 *     counter
 * @param inOrder only for {@link Kind#EMPTIED}: whether others may have the compartment; null counts as true
 * @param givenBack only for {@link Kind#COLLECTION_ATTEMPTED}: what of it the customer gives back at once; null for nothing
 */
public record StoreEvent(
        String eventId,
        UUID fulfilmentId,
        String nodeId,
        Kind kind,
        List<PickedLine> picked,
        String collectionCode,
        String reason,
        String stagingLocation,
        Instant at,
        BigDecimal paidAmount,
        String receipt,
        List<HandOver.GivenBack> givenBack,
        Compartment compartment,
        Boolean inOrder) {

    /** @param lockerId as it was set up @param number of the door */
    public record Compartment(String lockerId, String number) {}

    /** Of an event at which nothing was paid. */
    public StoreEvent(
            String eventId,
            UUID fulfilmentId,
            String nodeId,
            Kind kind,
            List<PickedLine> picked,
            String collectionCode,
            String reason,
            String stagingLocation,
            Instant at) {
        this(
                eventId,
                fulfilmentId,
                nodeId,
                kind,
                picked,
                collectionCode,
                reason,
                stagingLocation,
                at,
                null,
                null,
                null,
                null,
                null);
    }

    public enum Kind {
        ACCEPTED,
        REJECTED,
        PICKED,
        STAGED,
        COLLECTION_ATTEMPTED,
        /** The door of the compartment was opened for the customer, who had shown the code. */
        OPENED,
        /** Goods that nobody fetched, or nobody is to fetch, are out of the compartment. */
        EMPTIED
    }
}
