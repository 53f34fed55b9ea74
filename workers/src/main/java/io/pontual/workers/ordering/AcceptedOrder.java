package io.pontual.workers.ordering;

import io.pontual.workers.inventory.contract.Catalogue.Product;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An order that passed every rule, with what taking it in adds.
 *
 * @param address where it is sent to; null for a pickup
 * @param policyVersion the policy that it is sold under
 * @param discounts as they were sent
 * @param discountByLine what of the discounts on lines and order each line bears, by line id
 * @param paymentIds one per tender, in their order
 * @param products by SKU
 */
record AcceptedOrder(
        UUID orderId,
        PlaceOrder order,
        Address address,
        BigDecimal total,
        String policyVersion,
        List<Discount> discounts,
        Map<String, BigDecimal> discountByLine,
        List<UUID> paymentIds,
        Map<String, Product> products) {
    int itemCount() {
        return order.lines().stream().mapToInt(PlaceOrder.Line::quantity).sum();
    }
}
