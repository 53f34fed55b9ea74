package io.pontual.workers.inventory;

import java.util.Comparator;

/** One product at one node. Its order is the order in which stock levels are locked; the database sorts alike. */
record StockKey(String nodeId, String sku) implements Comparable<StockKey> {
    private static final Comparator<StockKey> ORDER =
            Comparator.comparing(StockKey::nodeId).thenComparing(StockKey::sku);

    @Override
    public int compareTo(StockKey other) {
        return ORDER.compare(this, other);
    }
}
