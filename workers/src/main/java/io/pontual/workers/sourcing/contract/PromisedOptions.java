package io.pontual.workers.sourcing.contract;

import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** What baskets were promised, for the orders that come of them. */
public interface PromisedOptions {
    /**
     * Binds an order that is being taken in to what its basket was promised, so that it is sourced so. Call it in the
     * transaction that writes the order down.
     *
     * @throws Problem 409 {@code promise-lapsed} when it cannot be kept any more, 422 {@code promise-mismatch} when the
     *     order is not what was promised
     */
    void redeem(UUID orderId, UUID promiseId, String optionId, Wish wish);

    /**
     * What the order wants.
     *
     * @param currency ISO 4217, of the lines' prices
     * @param service {@code standard}, {@code express}, {@code scheduled} or {@code pickup-point}; null for a pickup
     * @param pickupPointId null without the service {@code pickup-point}
     * @param nodeId the store of a pickup; null for ship
     * @param postalCode CEP, with or without a hyphen; null for a pickup
     * @param lines in the order in which the order has them
     */
    record Wish(
            String channel,
            String currency,
            String method,
            String service,
            String nodeId,
            String pickupPointId,
            String postalCode,
            List<Line> lines) {}

    /** @param unitPrice as sold */
    record Line(String sku, int quantity, BigDecimal unitPrice) {}
}
