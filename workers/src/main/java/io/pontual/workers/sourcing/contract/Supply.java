package io.pontual.workers.sourcing.contract;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who has which units of an order, and taking them away again since the order was changed. */
public interface Supply {
    /** Only what somebody has, or waits; what is planned for nobody is missing. */
    List<Part> parts(UUID orderId);

    /**
     * Takes units away, in the caller's transaction; the caller has locked the order, and has recalled what was under way.
     *
     * @param from what is planned anew without the units that were dropped, by fulfilment
     * @param dropped units that nobody is to supply any more, by fulfilment or shortage
     * @param underWay whether fulfilments are carried out already; otherwise {@link #announce} follows
     * @param askedBy name of the API key
     */
    void replan(UUID orderId, Set<UUID> from, List<Dropped> dropped, boolean underWay, String askedBy);

    /**
     * Whether what is still open of the order could go another way, with the stock that is there now. A look, not a hold.
     * True while nothing is planned yet.
     */
    boolean canReroute(UUID orderId, Route route);

    /**
     * All that is still open goes the way that the order says now, in the caller's transaction, as {@link #replan}.
     *
     * @param from what is planned anew
     */
    void reroute(UUID orderId, Set<UUID> from, boolean underWay, String askedBy);

    /** The order's fulfilments are about to be carried out: those that are to be planned anew must hear of it. */
    void announce(UUID orderId);

    /** Fulfilments that are not to be carried out, since others take their place. */
    Set<UUID> replaced(UUID orderId);

    /**
     * Something else was found in the place of units of a line, in the caller's transaction; the caller has locked the order.
     *
     * @param lineId of the units that nobody is to supply any more, as many as {@code found} has
     */
    void substitute(UUID fulfilmentId, String lineId, FulfilmentPlan.Item found);

    /**
     * How an order is to get to the customer.
     *
     * @param nodeId the store of a pickup; null for ship
     * @param service null for a pickup
     * @param destination null for a pickup
     */
    record Route(String method, String nodeId, String service, Orders.Destination destination) {}

    /**
     * Units of one line.
     *
     * @param holderId a fulfilment, or a shortage when {@code waiting}
     * @param open units that are not found yet; none of them is with somebody else
     * @param found units that are picked
     * @param waiting nobody supplies them at present
     * @param onTheMove goods are fetched for it from other nodes
     */
    record Part(UUID holderId, String lineId, int open, int found, boolean waiting, boolean onTheMove) {}

    /** @param line units that are dropped */
    record Dropped(UUID holderId, LineQuantity line) {}
}
