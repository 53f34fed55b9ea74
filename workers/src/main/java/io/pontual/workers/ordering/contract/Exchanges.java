package io.pontual.workers.ordering.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Goods that a customer gets in exchange for what they give back, as an order of its own in the same story. What is given
 * back pays for it as far as it is worth so much; a tender of the customer for the rest.
 */
public interface Exchanges {
    /**
     * Places the order in the caller's transaction. Unless it is instant it is held until {@link #goAhead}.
     *
     * @return the order
     * @throws io.pontual.workers.platform.engine.NeedsOperator when the customer of the order has been erased
     */
    Placed place(Request request);

    /** What came back pays for it, or, when the goods left first, does not: nothing keeps the order any longer. */
    void goAhead(UUID orderId);

    /**
     * Nothing came back that could pay for it.
     *
     * @return false when its goods have left or are about to, so that they have to be paid for
     */
    boolean giveUp(UUID orderId);

    /**
     * @param orderId whose goods are given back
     * @param reserved whether the goods are kept aside from now on; otherwise they are sought once it goes ahead
     * @param pays what the customer pays it with; null when what comes back is worth enough
     */
    record Request(UUID orderId, UUID returnId, boolean instant, boolean reserved, List<Line> lines, Pays pays) {}

    /** @param discount on all of its units @param unitPrice before discounts */
    record Line(String lineId, String sku, int quantity, BigDecimal unitPrice, BigDecimal discount) {}

    /** @param token of a card; null for other methods */
    record Pays(String method, String token, BigDecimal amount, int installments) {
        /** Leaves out what money could be taken with, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Pays[" + method + ", " + amount + "]";
        }
    }

    /** @param total in the order's currency */
    record Placed(UUID orderId, BigDecimal total) {}
}
