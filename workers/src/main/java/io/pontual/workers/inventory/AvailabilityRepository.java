package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.CHANNEL_RULE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE_CHANGE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RESERVATION;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.localDateDiff;
import static org.jooq.impl.DSL.unnest;

import io.pontual.workers.inventory.contract.Availability;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * What sourcing sees, by the query of {@link SellableRepository}. One row per SKU: twenty thousand rows would cost more
 * than the decision, and so would sorting them, joining rules that a channel has not got, and reading the same nodes again.
 */
@Repository
class AvailabilityRepository implements Availability {
    private final DSLContext db;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    AvailabilityRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param change since when they were not changed @param ids of the nodes, in the same order */
    @SuppressWarnings("ArrayRecordComponent")
    private record Known(UUID change, List<Node> nodes, String[] ids) {
        /** @return below zero when the node takes no such orders */
        int place(String nodeId) {
            return Arrays.asList(ids).indexOf(nodeId);
        }
    }

    @Override
    public Snapshot snapshot(Collection<String> skus, String method, String channel, UUID heldBy) {
        var nodes = nodes(method);
        var shelves = nodes.nodes().isEmpty() || skus.isEmpty()
                ? new HashMap<String, Shelf>()
                : shelves(channel, nodes, new TreeSet<>(skus));
        if (heldBy != null) {
            held(heldBy)
                    .forEach((stock, units) -> shelves.compute(
                            stock.sku(), (sku, shelf) -> withMore(shelf, nodes.place(stock.nodeId()), units)));
        }
        return new Snapshot(nodes.nodes(), shelves);
    }

    private Map<StockKey, Integer> held(UUID holder) {
        var held = new HashMap<StockKey, Integer>();
        db.select(RESERVATION.NODE_ID, RESERVATION.SKU, RESERVATION.QUANTITY)
                .from(RESERVATION)
                .where(RESERVATION.FULFILMENT_ID.eq(holder))
                .and(RESERVATION.STATUS.eq(ReservationStatus.HELD.name()))
                .forEach(line -> held.merge(new StockKey(line.value1(), line.value2()), line.value3(), Integer::sum));
        return held;
    }

    /** @param node ordinal; below zero when the node takes no orders @return null when there is no shelf still */
    private static Shelf withMore(Shelf shelf, int node, int units) {
        if (node < 0) {
            return shelf;
        }
        if (shelf == null) {
            return new Shelf(new int[] {node}, new int[] {units}, new int[] {0});
        }
        var at = Arrays.binarySearch(shelf.nodes(), node);
        if (at >= 0) {
            shelf.units()[at] += units;
            return shelf;
        }
        return new Shelf(
                inserted(shelf.nodes(), -at - 1, node),
                inserted(shelf.units(), -at - 1, units),
                inserted(shelf.ageDays(), -at - 1, 0));
    }

    private static int[] inserted(int[] values, int place, int value) {
        var more = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, place, more, place + 1, values.length - place);
        more[place] = value;
        return more;
    }

    /** Which change was the last is read first: nodes that are newer than it are only read once more. */
    private Known nodes(String method) {
        var change = db.select(NODE_CHANGE.CHANGE_ID).from(NODE_CHANGE).fetchSingle(NODE_CHANGE.CHANGE_ID);
        var remembered = known.get(method);
        if (remembered == null || !remembered.change().equals(change)) {
            var nodes = read(method);
            remembered =
                    new Known(change, nodes, nodes.stream().map(Node::nodeId).toArray(String[]::new));
            known.put(method, remembered);
        }
        return remembered;
    }

    private List<Node> read(String method) {
        return db.select(
                        NODE.NODE_ID,
                        NODE.NAME,
                        NODE.KIND,
                        NODE.LATITUDE,
                        NODE.LONGITUDE,
                        NODE.TIME_ZONE,
                        NODE.CITY,
                        NODE.STATE,
                        NODE.SYSTEM)
                .from(NODE)
                .where(NODE.ACTIVE.isTrue(), NODE.METHODS.contains(new String[] {method}))
                .orderBy(NODE.NODE_ID)
                .fetch(node -> new Node(
                        node.value1(),
                        node.value2(),
                        node.value3(),
                        node.value4().doubleValue(),
                        node.value5().doubleValue(),
                        node.value6(),
                        node.value7(),
                        node.value8(),
                        node.value9()));
    }

    /** The nodes' ordinals go to the database with their ids, so that numbers come back and not names. */
    private Map<String, Shelf> shelves(String channel, Known nodes, Collection<String> skus) {
        var places = unnest(nodes.ids()).withOrdinality().as("place", "node_id", "ordinal");
        var nodeId = places.field("node_id", String.class);
        var ordinal = places.field("ordinal", Long.class).cast(Integer.class);
        var sellable = SellableRepository.sellable(hasRules(channel) ? channel : null, skus);
        var sku = sellable.field("sku", String.class);
        var units = sellable.field("units", Integer.class);
        var age = localDateDiff(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), sellable.field("since", LocalDate.class));
        var shelves = new HashMap<String, Shelf>();
        db.select(sku, arrayAgg(ordinal), arrayAgg(units), arrayAgg(age))
                .from(sellable)
                .join(places)
                .on(sellable.field("node_id", String.class).eq(nodeId))
                .where(units.gt(0))
                .groupBy(sku)
                .forEach(row ->
                        shelves.put(row.value1(), shelf(nodes.ids().length, row.value2(), row.value3(), row.value4())));
        return shelves;
    }

    private boolean hasRules(String channel) {
        return channel != null && db.fetchExists(CHANNEL_RULE, CHANNEL_RULE.CHANNEL.eq(channel));
    }

    /** The ordinals come from 1 and as the database found them. */
    private static Shelf shelf(int nodes, Integer[] ordinals, Integer[] units, Integer[] ages) {
        var places = new int[nodes];
        Arrays.fill(places, -1);
        for (int i = 0; i < ordinals.length; i++) {
            places[ordinals[i] - 1] = i;
        }
        var shelf = new Shelf(new int[ordinals.length], new int[ordinals.length], new int[ordinals.length]);
        int filled = 0;
        for (int node = 0; node < nodes; node++) {
            if (places[node] >= 0) {
                shelf.nodes()[filled] = node;
                shelf.units()[filled] = units[places[node]];
                shelf.ageDays()[filled++] = Math.max(0, ages[places[node]]);
            }
        }
        return shelf;
    }
}
