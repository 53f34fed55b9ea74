package io.pontual.workers.inventory.contract;

import java.util.Map;

/** Goods that came back and are on the books of a node. */
public interface ReturnedStock {
    /** Whether so many units of each SKU are for sale there and promised to nobody. */
    boolean isFree(String nodeId, Map<String, Integer> units);
}
