package io.pontual.workers.ordering.contract;

import java.math.BigDecimal;
import java.util.UUID;

/** Goods that take the place of goods of an order that were not found. */
public interface Substitutes {
    /** @return {@code allowed}, {@code ask} or {@code never}: what the customer said about substitutes of the line */
    String wish(UUID orderId, String lineId);

    /**
     * What a unit of the substitute costs the customer: its own price, or what a unit of the line costs with its share of the
     * discounts, whichever is lower; in the order's currency, rounded down to its decimals.
     *
     * @param units that it stands for; no more than are wanted
     * @param ownPrice of a unit, as in the catalogue
     */
    BigDecimal unitPrice(UUID orderId, String lineId, int units, BigDecimal ownPrice);

    /**
     * Locks the order until the caller's transaction ends. Call it before anything else is locked.
     *
     * @return false once a cancellation has begun
     */
    boolean lock(UUID orderId);

    /** In the caller's transaction, which holds the lock: units of the line go, and those of a new line come. */
    void replace(UUID orderId, String lineId, New line);

    /** @param lineId that the order does not have yet @param unitPrice what the customer pays */
    record New(String lineId, String sku, String description, int quantity, BigDecimal unitPrice) {}
}
