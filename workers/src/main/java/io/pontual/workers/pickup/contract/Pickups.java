package io.pontual.workers.pickup.contract;

import io.pontual.processes.ordering.LineQuantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How the collection of an order's goods stands. */
public interface Pickups {
    List<Pickup> ofOrder(UUID orderId);

    /**
     * Stops every pickup of the order that the customer has not yet taken away, in the caller's transaction, so that a
     * cancellation and a handover can never both win.
     *
     * @return false, and nothing is changed, when goods have already been handed over
     */
    boolean recall(UUID orderId);

    /**
     * Stops one pickup whose goods are to be got otherwise, in the caller's transaction.
     *
     * @return false, and nothing is changed, when its goods are ready already, or it has ended
     */
    boolean recallOne(UUID fulfilmentId);

    /**
     * A store with a system of its own that was told to wait may pick now, in the caller's transaction. Again does nothing;
     * so does a pickup that is unknown or has ended.
     */
    void pickNow(UUID fulfilmentId);

    /**
     * A store with a system of its own hears, in the caller's transaction, that what it picked cannot be right and is
     * waited for again. Nothing is said to others, or once it has ended.
     *
     * @param wrongScan what was scanned, and what is wanted
     */
    void refusePick(UUID fulfilmentId, String wrongScan);

    /**
     * What the customer needs to collect the goods. Only for telling the customer: it holds the one-time code.
     *
     * @param id of the fulfilment, or of a time that its goods were kept longer
     * @return empty unless the goods are waiting and the customer has a code that opens them
     */
    Optional<Waiting> waiting(UUID id);

    /** What customers took with them, by pickup; pickups that have handed over nothing are left out. */
    List<HandedOver> handedOver(UUID orderId);

    record HandedOver(UUID fulfilmentId, String nodeId, Instant at, List<LineQuantity> lines) {}

    /** Times are null until the state is reached. */
    record Pickup(
            UUID fulfilmentId,
            String nodeId,
            String status,
            Instant offeredAt,
            Instant acceptedAt,
            Instant readyAt,
            Instant holdUntil,
            Instant handedOverAt,
            Instant endedAt,
            String reason) {}

    /**
     * @param lines what was picked, lines with nothing found left out
     * @param locker with the compartment, as customers read it; null when the goods wait at the counter
     * @param due in the order's currency: what is paid when they are handed over; null for nothing
     */
    record Waiting(
            String nodeId, String code, Instant holdUntil, List<LineQuantity> lines, String locker, BigDecimal due) {
        /** Of goods at the counter that are paid. */
        public Waiting(String nodeId, String code, Instant holdUntil, List<LineQuantity> lines) {
            this(nodeId, code, holdUntil, lines, null, null);
        }

        /** Leaves the code out, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Waiting[nodeId=" + nodeId + ", holdUntil=" + holdUntil + "]";
        }
    }
}
