package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RESERVATION;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.localDateDiff;
import static org.jooq.impl.DSL.unnest;

import io.pontual.workers.inventory.contract.Availability;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * What sourcing sees, by the query of {@link SellableRepository}. Read in two statements, one row per SKU: twenty thousand
 * rows would cost more than the decision.
 */
@Repository
class AvailabilityRepository implements Availability {
    private final DSLContext db;
    private final Clock clock;

    AvailabilityRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Snapshot snapshot(Collection<String> skus, String method, String channel, UUID heldBy) {
        var nodes = nodes(method);
        var shelves = nodes.isEmpty() || skus.isEmpty()
                ? new HashMap<String, Shelf>()
                : shelves(channel, nodes, new TreeSet<>(skus));
        if (heldBy != null) {
            held(heldBy)
                    .forEach((stock, units) -> shelves.compute(
                            stock.sku(), (sku, shelf) -> withMore(shelf, ordinal(nodes, stock.nodeId()), units)));
        }
        return new Snapshot(nodes, shelves);
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

    private static int ordinal(List<Node> nodes, String nodeId) {
        return nodes.stream().map(Node::nodeId).toList().indexOf(nodeId);
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

    private List<Node> nodes(String method) {
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
    private Map<String, Shelf> shelves(String channel, List<Node> nodes, Collection<String> skus) {
        var places = unnest(nodes.stream().map(Node::nodeId).toArray(String[]::new))
                .withOrdinality()
                .as("place", "node_id", "ordinal");
        var nodeId = places.field("node_id", String.class);
        var ordinal = places.field("ordinal", Integer.class);
        var sellable = SellableRepository.sellable(channel, skus);
        var sku = sellable.field("sku", String.class);
        var units = sellable.field("units", Integer.class);
        // Whole days, reckoned in the database: a thousand points of time per product take long to read.
        var age = localDateDiff(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                sellable.field("since", Instant.class).cast(LocalDate.class));
        var shelves = new HashMap<String, Shelf>();
        db.select(
                        sku,
                        arrayAgg(ordinal).orderBy(ordinal),
                        arrayAgg(units).orderBy(ordinal),
                        arrayAgg(age).orderBy(ordinal))
                .from(sellable)
                .join(places)
                .on(sellable.field("node_id", String.class).eq(nodeId))
                .where(units.gt(0))
                .groupBy(sku)
                .forEach(row -> shelves.put(row.value1(), shelf(row.value2(), row.value3(), row.value4())));
        return shelves;
    }

    private static Shelf shelf(Integer[] ordinals, Integer[] units, Integer[] ages) {
        var shelf = new Shelf(new int[ordinals.length], new int[ordinals.length], new int[ordinals.length]);
        for (int i = 0; i < ordinals.length; i++) {
            shelf.nodes()[i] = ordinals[i] - 1;
            shelf.units()[i] = units[i];
            shelf.ageDays()[i] = Math.max(0, ages[i]);
        }
        return shelf;
    }
}
