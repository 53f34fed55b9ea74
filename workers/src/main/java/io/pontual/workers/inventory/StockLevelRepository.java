package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.values;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Row3;
import org.springframework.stereotype.Repository;

/** Stock levels. Whoever changes several in one transaction calls {@link #lock} first. */
@Repository
class StockLevelRepository {
    private final DSLContext db;
    private final Clock clock;

    StockLevelRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Locks the rows in one fixed order, so that transactions with common rows wait for each other in turn and never in
     * a circle.
     *
     * @return those that exist, as they stand now
     */
    Map<StockKey, StockLevel> lock(Collection<StockKey> keys) {
        var found = new LinkedHashMap<StockKey, StockLevel>();
        db.select(
                        STOCK_LEVEL.NODE_ID,
                        STOCK_LEVEL.SKU,
                        STOCK_LEVEL.ON_HAND,
                        STOCK_LEVEL.RESERVED,
                        STOCK_LEVEL.SAFETY_STOCK)
                .from(STOCK_LEVEL)
                .where(row(STOCK_LEVEL.NODE_ID, STOCK_LEVEL.SKU)
                        .in(keys.stream()
                                .map(key -> row(key.nodeId(), key.sku()))
                                .toList()))
                .orderBy(STOCK_LEVEL.NODE_ID, STOCK_LEVEL.SKU)
                .forNoKeyUpdate()
                .forEach(level -> found.put(
                        new StockKey(level.value1(), level.value2()),
                        new StockLevel(level.value3(), level.value4(), level.value5())));
        return found;
    }

    /** @return how many rows had enough to promise; the others are unchanged */
    int reserve(Map<StockKey, Integer> units) {
        return change(units, 0, 1, unit -> STOCK_LEVEL
                .ON_HAND
                .minus(STOCK_LEVEL.RESERVED)
                .minus(STOCK_LEVEL.SAFETY_STOCK)
                .ge(unit));
    }

    /** @return how many rows had so much reserved */
    int unreserve(Map<StockKey, Integer> units) {
        return change(units, 0, -1, STOCK_LEVEL.RESERVED::ge);
    }

    /** The units leave the node. @return how many rows had so much reserved */
    int remove(Map<StockKey, Integer> units) {
        return change(units, -1, -1, STOCK_LEVEL.RESERVED::ge);
    }

    private int change(
            Map<StockKey, Integer> units, int onHandSign, int reservedSign, Function<Field<Integer>, Condition> guard) {
        var wanted = values(units.entrySet().stream()
                        .map(entry ->
                                row(entry.getKey().nodeId(), entry.getKey().sku(), entry.getValue()))
                        .<Row3<String, String, Integer>>toArray(Row3[]::new))
                .as("wanted", "node_id", "sku", "units");
        var unit = wanted.field("units", Integer.class);
        return db.update(STOCK_LEVEL)
                .set(STOCK_LEVEL.ON_HAND, STOCK_LEVEL.ON_HAND.plus(unit.times(onHandSign)))
                .set(STOCK_LEVEL.RESERVED, STOCK_LEVEL.RESERVED.plus(unit.times(reservedSign)))
                .set(STOCK_LEVEL.UPDATED_AT, clock.instant())
                .set(STOCK_LEVEL.VERSION, STOCK_LEVEL.VERSION.plus(1))
                .from(wanted)
                .where(STOCK_LEVEL.NODE_ID.eq(wanted.field("node_id", String.class)))
                .and(STOCK_LEVEL.SKU.eq(wanted.field("sku", String.class)))
                .and(guard.apply(unit))
                .execute();
    }

    Optional<StockResource> find(StockKey key) {
        return db.selectFrom(STOCK_LEVEL)
                .where(STOCK_LEVEL.NODE_ID.eq(key.nodeId()), STOCK_LEVEL.SKU.eq(key.sku()))
                .fetchOptional(level -> new StockResource(
                        level.getNodeId(),
                        level.getSku(),
                        level.getOnHand(),
                        level.getReserved(),
                        level.getSafetyStock(),
                        new StockLevel(level.getOnHand(), level.getReserved(), level.getSafetyStock()).available(),
                        level.getCreatedAt(),
                        level.getUpdatedAt()));
    }

    /** @return false, and nothing is changed, when the row exists already */
    boolean insert(StockKey key, StockRequest counted) {
        var now = clock.instant();
        return db.insertInto(STOCK_LEVEL)
                        .set(STOCK_LEVEL.NODE_ID, key.nodeId())
                        .set(STOCK_LEVEL.SKU, key.sku())
                        .set(STOCK_LEVEL.ON_HAND, counted.onHand())
                        .set(STOCK_LEVEL.SAFETY_STOCK, counted.safetyStock())
                        .set(STOCK_LEVEL.CREATED_AT, now)
                        .set(STOCK_LEVEL.UPDATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** @return false, and nothing is changed, when more is reserved than was counted */
    boolean update(StockKey key, StockRequest counted) {
        return db.update(STOCK_LEVEL)
                        .set(STOCK_LEVEL.ON_HAND, counted.onHand())
                        .set(STOCK_LEVEL.SAFETY_STOCK, counted.safetyStock())
                        .set(STOCK_LEVEL.UPDATED_AT, clock.instant())
                        .set(STOCK_LEVEL.VERSION, STOCK_LEVEL.VERSION.plus(1))
                        .where(STOCK_LEVEL.NODE_ID.eq(key.nodeId()), STOCK_LEVEL.SKU.eq(key.sku()))
                        .and(STOCK_LEVEL.RESERVED.le(counted.onHand()))
                        .execute()
                == 1;
    }
}
