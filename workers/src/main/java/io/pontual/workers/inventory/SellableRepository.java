package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Routines.distanceKm;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.CHANNEL_RULE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PRODUCT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.groupingSets;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.pontual.workers.platform.persistence.jooq.inventory.tables.ChannelRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** What can be sold. Whoever asks, and however, the units come from {@link #sellable}. */
@Repository
class SellableRepository {
    /** From the narrowest reach to the widest: the first that exists counts. */
    private static final ChannelRule NODE_AND_GROUP = CHANNEL_RULE.as("node_and_group");

    private static final ChannelRule NODE_ONLY = CHANNEL_RULE.as("node_only");
    private static final ChannelRule GROUP_ONLY = CHANNEL_RULE.as("group_only");
    private static final ChannelRule ALL = CHANNEL_RULE.as("all_of_channel");

    private final DSLContext db;

    SellableRepository(DSLContext db) {
        this.db = db;
    }

    /** @param products by SKU; SKUs that are nowhere to be had are missing @param nodes that have any of them */
    record Totals(Map<String, AvailabilityAnswer.Product> products, long nodes) {}

    Totals totals(AvailabilityQuestion question) {
        var units = sellable(question.channel(), question.skus());
        var sku = units.field("sku", String.class);
        var products = new HashMap<String, AvailabilityAnswer.Product>();
        long nodes = 0;
        for (var row : db.select(sku, sum(units.field("units", Integer.class)), countDistinct(units.field("node_id")))
                .from(units)
                .join(NODE)
                .on(NODE.NODE_ID.eq(units.field("node_id", String.class)))
                .where(reach(question), units.field("units", Integer.class).gt(0))
                // The second set is all of it: the one row without a SKU counts the nodes.
                .groupBy(groupingSets(new Field<?>[] {sku}, new Field<?>[0]))) {
            if (row.value1() == null) {
                nodes = row.value3();
            } else {
                products.put(
                        row.value1(),
                        new AvailabilityAnswer.Product(
                                row.value1(), row.value2().longValueExact(), row.value3()));
            }
        }
        return new Totals(products, nodes);
    }

    /** Nodes that have something, nearest first or by id, without their stock. */
    List<AvailabilityAnswer.Node> nodes(AvailabilityQuestion question, PageRequest page) {
        var units = sellable(question.channel(), question.skus());
        var distance = question.near() == null ? inline((Double) null) : distance(question.near());
        return db.select(NODE.NODE_ID, NODE.NAME, NODE.KIND, NODE.CITY, NODE.STATE, NODE.METHODS, distance.as("km"))
                .from(NODE)
                .where(reach(question))
                .and(NODE.NODE_ID.in(select(units.field("node_id", String.class))
                        .from(units)
                        .where(units.field("units", Integer.class).gt(0))))
                .orderBy(DSL.field(DSL.name("km")).asc(), NODE.NODE_ID.asc())
                .offset(page.offset())
                .limit(page.size())
                .fetch(node -> new AvailabilityAnswer.Node(
                        node.value1(),
                        node.value2(),
                        node.value3(),
                        node.value4(),
                        node.value5(),
                        List.of(node.value6()),
                        node.value7(),
                        List.of()));
    }

    /** Units by node and SKU, those of no units left out. */
    Map<String, Map<String, Integer>> units(String channel, Collection<String> skus, Collection<String> nodeIds) {
        var units = sellable(channel, skus);
        var found = new HashMap<String, Map<String, Integer>>();
        db.selectFrom(units)
                .where(units.field("node_id", String.class).eq(any(nodeIds.toArray(String[]::new))))
                .and(units.field("units", Integer.class).gt(0))
                .forEach(row -> found.computeIfAbsent(row.value1(), node -> new HashMap<>())
                        .put(row.value2(), row.value3()));
        return found;
    }

    /**
     * Units that the channel may sell at each node that keeps the SKU, never below zero, whether the node is active or not.
     *
     * @param channel null: no channel's rules
     * @return node_id, sku, units, and the day (UTC) since when the node carries the product
     */
    static Table<Record4<String, String, Integer, LocalDate>> sellable(String channel, Collection<String> skus) {
        var promisable = STOCK_LEVEL.ON_HAND.minus(STOCK_LEVEL.RESERVED).minus(STOCK_LEVEL.SAFETY_STOCK);
        var wanted = STOCK_LEVEL.SKU.eq(any(skus.toArray(String[]::new)));
        Select<Record4<String, String, Integer, LocalDate>> levels = channel == null
                ? select(
                                STOCK_LEVEL.NODE_ID,
                                STOCK_LEVEL.SKU,
                                greatest(promisable, inline(0)),
                                STOCK_LEVEL.CARRIED_SINCE)
                        .from(STOCK_LEVEL)
                        .where(wanted)
                : ofChannel(channel, promisable, wanted);
        return levels.asTable("sellable", "node_id", "sku", "units", "since");
    }

    private static Select<Record4<String, String, Integer, LocalDate>> ofChannel(
            String channel, Field<Integer> promisable, Condition wanted) {
        var left = promisable.minus(firstOf(CHANNEL_RULE.SAFETY_STOCK, inline(0)));
        var seen = firstOf(CHANNEL_RULE.OPEN, inline(true));
        var threshold = firstOf(CHANNEL_RULE.THRESHOLD, inline(0));
        return select(
                        STOCK_LEVEL.NODE_ID,
                        STOCK_LEVEL.SKU,
                        when(seen.isTrue().and(left.ge(threshold)), greatest(left, inline(0)))
                                .otherwise(0),
                        STOCK_LEVEL.CARRIED_SINCE)
                .from(STOCK_LEVEL)
                .join(PRODUCT)
                .on(PRODUCT.SKU.eq(STOCK_LEVEL.SKU))
                .leftJoin(NODE_AND_GROUP)
                .on(NODE_AND_GROUP.CHANNEL.eq(channel))
                .and(NODE_AND_GROUP.NODE_ID.eq(STOCK_LEVEL.NODE_ID))
                .and(NODE_AND_GROUP.PRODUCT_GROUP.eq(PRODUCT.PRODUCT_GROUP))
                .leftJoin(NODE_ONLY)
                .on(NODE_ONLY.CHANNEL.eq(channel))
                .and(NODE_ONLY.NODE_ID.eq(STOCK_LEVEL.NODE_ID))
                .and(NODE_ONLY.PRODUCT_GROUP.isNull())
                .leftJoin(GROUP_ONLY)
                .on(GROUP_ONLY.CHANNEL.eq(channel))
                .and(GROUP_ONLY.NODE_ID.isNull())
                .and(GROUP_ONLY.PRODUCT_GROUP.eq(PRODUCT.PRODUCT_GROUP))
                .leftJoin(ALL)
                .on(ALL.CHANNEL.eq(channel))
                .and(ALL.NODE_ID.isNull())
                .and(ALL.PRODUCT_GROUP.isNull())
                .where(wanted);
    }

    /** The column of the rule that counts: none of them may be null in a rule, so null means that there is no rule. */
    private static <T> Field<T> firstOf(Field<T> column, Field<T> withoutRule) {
        return coalesce(
                NODE_AND_GROUP.field(column),
                NODE_ONLY.field(column),
                GROUP_ONLY.field(column),
                ALL.field(column),
                withoutRule);
    }

    /** The nodes that the question is about: those that can sell at all, by the method and in the place wanted. */
    private static Condition reach(AvailabilityQuestion question) {
        var sells = question.method() == null
                ? DSL.cardinality(NODE.METHODS).gt(0)
                : val(question.method()).eq(any(NODE.METHODS));
        return NODE.ACTIVE
                .isTrue()
                .and(sells)
                .and(question.nodeId() == null ? noCondition() : NODE.NODE_ID.eq(question.nodeId()))
                .and(question.near() == null ? noCondition() : within(question.near()));
    }

    private static Condition within(Near near) {
        var rectangle = NODE.LATITUDE.between(decimal(near.south()), decimal(near.north()));
        if (near.hasSides()) {
            rectangle = rectangle.and(NODE.LONGITUDE.between(decimal(near.west()), decimal(near.east())));
        }
        return rectangle.and(distance(near).le(near.radiusKm()));
    }

    private static Field<Double> distance(Near near) {
        return distanceKm(
                val(near.latitude()),
                val(near.longitude()),
                NODE.LATITUDE.cast(Double.class),
                NODE.LONGITUDE.cast(Double.class));
    }

    private static BigDecimal decimal(double degrees) {
        return BigDecimal.valueOf(degrees);
    }
}
