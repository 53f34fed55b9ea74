package io.pontual.workers.shipping.contract;

import io.pontual.processes.ordering.LineQuantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How the parcels of an order stand. */
public interface Shipments {
    List<Shipment> ofOrder(UUID orderId);

    /**
     * Stops every shipment of the order that has not left its node, in the caller's transaction, so that a cancellation
     * and a carrier can never both win.
     *
     * @return false, and nothing is changed, when a carrier has goods of the order already
     */
    boolean recall(UUID orderId);

    /**
     * Stops one shipment that is to be sent from elsewhere, in the caller's transaction.
     *
     * @return false, and nothing is changed, when its goods are picked already, or it has ended
     */
    boolean recallOne(UUID fulfilmentId);

    /**
     * A node with a system of its own that was told to wait may pick now, in the caller's transaction. Again does nothing;
     * so does a shipment that is unknown or has ended.
     */
    void pickNow(UUID fulfilmentId);

    /**
     * A store with a system of its own hears, in the caller's transaction, that what it picked cannot be right and is
     * waited for again. Nothing is said to others, or once it has ended.
     *
     * @param wrongScan what was scanned, and what is wanted
     */
    void refusePick(UUID fulfilmentId, String wrongScan);

    /** What the customer is told of a parcel; empty until the carrier has it. */
    Optional<Sent> sent(UUID fulfilmentId);

    /** Times are null until the state is reached. @param carrier as the node wrote it @param trackingCode may be null */
    record Shipment(
            UUID fulfilmentId,
            String nodeId,
            String status,
            Instant offeredAt,
            Instant acceptedAt,
            Instant pickedAt,
            Instant shippedAt,
            Instant endedAt,
            String carrier,
            String trackingCode,
            String reason) {}

    /** @param carrier may be null @param trackingCode may be null */
    record Sent(String nodeId, String carrier, String trackingCode, List<LineQuantity> lines) {}
}
