package io.pontual.workers.inventory;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Units that one line of a fulfilment holds, or held last. */
record Held(
        UUID reservationId,
        UUID orderId,
        UUID fulfilmentId,
        String lineId,
        StockKey stock,
        int quantity,
        ReservationStatus status) {

    boolean isHeld() {
        return status == ReservationStatus.HELD;
    }

    /** Several lines may hold the same product at the same node. In the order in which stock is locked. */
    static SortedMap<StockKey, Integer> unitsByStock(Collection<Held> lines) {
        var units = new TreeMap<StockKey, Integer>();
        lines.forEach(line -> units.merge(line.stock(), line.quantity(), Math::addExact));
        return units;
    }
}
