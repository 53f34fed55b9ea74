package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Availability;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How much of a product can be promised to lines that wait for it. */
final class PromisedUnits {
    private PromisedUnits() {}

    /**
     * @param pickupNodeId the only node that counts, where the customer wants to collect; null for all nodes together
     * @return units, zero when there are none
     */
    static int of(Availability.Snapshot snapshot, String sku, String pickupNodeId) {
        var shelf = snapshot.shelves().get(sku);
        if (shelf == null) {
            return 0;
        }
        return pickupNodeId == null
                ? Arrays.stream(shelf.units()).sum()
                : IntStream.range(0, shelf.nodes().length)
                        .filter(i ->
                                snapshot.nodes().get(shelf.nodes()[i]).nodeId().equals(pickupNodeId))
                        .map(i -> shelf.units()[i])
                        .sum();
    }
}
