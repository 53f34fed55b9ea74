package io.pontual.workers.inventory;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.ordering.CancellationReason;
import io.pontual.workers.platform.engine.BusinessError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shares out what can be promised: whoever comes first gets all it wants, or nothing and a reason. */
final class Supply {
    private final Map<StockKey, Integer> available = new TreeMap<>();

    /** @param levels locked, so that what they say stays true until the transaction ends */
    Supply(Map<StockKey, StockLevel> levels) {
        this(levels, Map.of());
    }

    /** @param givenBack units that are held at present and let go of at the same time */
    Supply(Map<StockKey, StockLevel> levels, Map<StockKey, Integer> givenBack) {
        levels.forEach((stock, level) -> available.put(
                stock,
                new StockLevel(level.onHand(), level.reserved() - givenBack.getOrDefault(stock, 0), level.safetyStock())
                        .available()));
    }

    /** @return why the units cannot be had, for each product that is short; empty: they are taken */
    List<String> take(SortedMap<StockKey, Integer> wanted) {
        var reasons = new ArrayList<String>();
        wanted.forEach((stock, units) -> {
            var left = available.getOrDefault(stock, 0);
            if (left < units) {
                reasons.add("SKU %s at node %s: wanted %d, available %d"
                        .formatted(stock.sku(), stock.nodeId(), units, left));
            }
        });
        if (reasons.isEmpty()) {
            wanted.forEach((stock, units) -> available.merge(stock, -units, Math::addExact));
        }
        return reasons;
    }

    static BusinessError outOfStock(List<String> reasons) {
        return new BusinessError(
                ErrorCode.INVENTORY_OUT_OF_STOCK,
                String.join("; ", reasons),
                Map.of("cancellationReason", CancellationReason.OUT_OF_STOCK.code()));
    }
}
