package io.pontual.workers.inventory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * What was counted at a node.
 *
 * @param onHand units physically there, those held for orders included
 * @param safetyStock units that are never promised
 */
record StockRequest(
        @NotNull @PositiveOrZero @Max(MOST) Integer onHand, @NotNull @PositiveOrZero @Max(MOST) Integer safetyStock) {
    /** Far above any real shelf, and low enough that no sum of a few overflows. */
    static final int MOST = 500_000_000;
}
