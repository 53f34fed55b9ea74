package io.pontual.workers.sourcing.contract;

import io.pontual.workers.platform.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The windows of time in which orders are brought, each with so many places. */
public interface DeliveryWindows {
    /** The service of an order that is brought in a window that the customer chose. */
    String SERVICE = "scheduled";

    /** In which window the order is to be brought; empty when it has none, or has given it back. */
    Optional<Window> of(UUID orderId);

    /**
     * Those of the same node that the order could have instead, soonest first.
     *
     * @param postalCode where to: CEP, eight digits
     */
    List<Window> free(UUID orderId, String postalCode);

    /**
     * Takes a place in another window and gives the first one back, in the caller's transaction. The same window again
     * changes nothing.
     *
     * @param postalCode where to: CEP, eight digits
     * @throws Problem 400 when there is no such window there, 409 when it is full or too near, naming free ones, or when
     *     the order has no window
     */
    Window move(UUID orderId, String windowId, LocalDate day, String postalCode);

    /**
     * The order goes another way now: gives the place back unless it can be brought there in it, in the caller's transaction.
     *
     * @param service of the order; null for a pickup
     * @param postalCode CEP, eight digits; null for a pickup
     */
    void follow(UUID orderId, String service, String postalCode);

    /** Gives the place back, once, in the caller's transaction; an order without one does not matter. */
    void release(UUID orderId);

    /** @param day of the calendar at the node */
    record Window(String nodeId, String windowId, LocalDate day, Instant startsAt, Instant endsAt) {}
}
