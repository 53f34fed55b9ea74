package io.pontual.workers.inventory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;

/**
 * Units that will arrive at a node.
 *
 * @param quantity units still to come; 0: nothing comes any more
 * @param reference purchase order or shipment, in the sender's words; one row per node, SKU and reference
 */
record ReceiptRow(
        @Identifier String nodeId,
        @Identifier String sku,
        @NotNull @PositiveOrZero @Max(StockRequest.MOST) Integer quantity,
        @NotNull Instant expectedAt,
        @ShortText String reference) {}
