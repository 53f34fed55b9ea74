package io.pontual.workers.inventory;

import jakarta.validation.Valid;

/** What was counted of one product at one node. */
record StockRow(@Identifier String nodeId, @Identifier String sku, @Valid StockRequest counted) {
    StockKey key() {
        return new StockKey(nodeId, sku);
    }
}
