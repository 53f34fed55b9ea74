package io.pontual.workers.ordering.contract;

import io.pontual.processes.ordering.ReplacementCause;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Goods that are sent although the customer has paid for them already: once more, or others instead. They become an order
 * of their own that costs nothing and belongs to the one that was paid for, whatever state that is in; process {@code
 * replace-goods} sees to it, and gives the money back for what cannot be had.
 */
public interface Replacements {
    /**
     * Begins it in the caller's transaction, once for each cause.
     *
     * @return the order that replaces; the same for the same cause
     * @throws io.pontual.workers.platform.engine.NeedsOperator when it names nothing, a line that the order does not have,
     *     more units than it had, or an unknown product; or when the order has no address to send it to any more
     */
    UUID request(Request request);

    /**
     * @param orderId whose goods are replaced; may be a replacement itself
     * @param causeId the parcel, return or claim
     * @param where null for the way of the order that is replaced, to its address
     */
    record Request(UUID orderId, UUID causeId, ReplacementCause cause, List<Line> lines, Where where) {}

    /**
     * @param lineId the line of the order whose units are replaced
     * @param sku what is sent; null for the same product
     * @param unitRefund given back for each unit that cannot be had, in the order's currency; null for what the customer
     *     paid for the replaced unit
     */
    record Line(String lineId, String sku, int quantity, BigDecimal unitRefund) {
        /** The same product once more. */
        public Line(String lineId, int quantity) {
            this(lineId, null, quantity, null);
        }
    }

    /**
     * @param method {@code pickup} or {@code ship}; it is sent to the address of the order that is replaced
     * @param nodeId the store where it is collected; null for ship
     * @param service {@code standard} or {@code express}; null for pickup
     */
    record Where(String method, String nodeId, String service) {
        public static Where store(String nodeId) {
            return new Where("pickup", nodeId, null);
        }

        public static Where home(String service) {
            return new Where("ship", null, service);
        }
    }
}
