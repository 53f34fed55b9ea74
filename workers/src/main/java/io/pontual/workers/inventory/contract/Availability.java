package io.pontual.workers.inventory.contract;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What can be promised now, of many products at many nodes at once. One answer for every channel's questions. */
public interface Availability {
    /**
     * What the nodes that take new orders by this method can promise of these SKUs. It is a look, not a hold: only a
     * reservation makes sure of units.
     *
     * @param method {@code pickup} or {@code ship}
     * @param channel the sales channel that asks; what is held back from a channel is taken off already
     */
    default Snapshot snapshot(Collection<String> skus, String method, String channel) {
        return snapshot(skus, method, channel, null);
    }

    /** @param heldBy what this holder has reserved counts as well, as it will be given back at the same time; null: nobody */
    Snapshot snapshot(Collection<String> skus, String method, String channel, UUID heldBy);

    /**
     * @param nodes every active node that offers the method, by node id; a node's place in this list is its ordinal
     * @param shelves by SKU; a SKU that no node can promise is missing
     */
    record Snapshot(List<Node> nodes, Map<String, Shelf> shelves) {}

    /**
     * One product's units at the nodes that can promise any: parallel arrays.
     *
     * @param nodes ordinals in the snapshot's list of nodes, ascending
     * @param units available to promise there, always positive
     * @param ageDays whole days since the node began to carry the product
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Shelf(int[] nodes, int[] units, int[] ageDays) {}

    /**
     * @param kind {@code store} or {@code warehouse}
     * @param latitude degrees north, WGS 84
     * @param longitude degrees east, WGS 84
     * @param timeZone IANA name
     * @param state two letters, such as {@code SP}
     * @param system {@code jms}, {@code tasklist}, {@code wms-jms} or {@code wms-sftp}
     */
    record Node(
            String nodeId,
            String name,
            String kind,
            double latitude,
            double longitude,
            String timeZone,
            String city,
            String state,
            String system) {}
}
