package io.pontual.workers.inventory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/**
 * How much of the stock a channel sees.
 *
 * @param nodeId null for every node
 * @param group of products; null for every product
 * @param safetyStock units kept from the channel, on top of the safety stock of the stock level
 * @param threshold with fewer units than this left, the channel sees none; 0 for no threshold
 * @param open false when the channel sees nothing there
 */
record StockRuleRequest(
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.RULE) String nodeId,
        @Size(min = 1, max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
                String group,
        @NotNull @PositiveOrZero @Max(StockRequest.MOST) Integer safetyStock,
        @NotNull @PositiveOrZero @Max(StockRequest.MOST) Integer threshold,
        @NotNull Boolean open) {
    /** Where it holds, in words. */
    String reach() {
        return (group == null ? "every product" : "group " + group) + " at "
                + (nodeId == null ? "every node" : "node " + nodeId);
    }
}
