package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jooq.DSLContext;
import org.jooq.Row6;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** Writes stock levels and the ledger, for {@link StockLedger}. */
@Repository
class StockLedgerRepository {
    private final DSLContext db;
    private final Clock clock;

    /** What becomes of one level, in units. */
    record Change(int onHand, int reserved, int damaged, int inTransfer) {
        static Change of(Movement movement) {
            return new Change(movement.onHand(), movement.reserved(), movement.damaged(), movement.inTransfer());
        }

        Change plus(Change other) {
            return new Change(
                    Math.addExact(onHand, other.onHand),
                    Math.addExact(reserved, other.reserved),
                    Math.addExact(damaged, other.damaged),
                    Math.addExact(inTransfer, other.inTransfer));
        }
    }

    StockLedgerRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** For the rest of the transaction. */
    void limitWaiting(Duration longest) {
        db.select(function(
                        "set_config",
                        SQLDataType.VARCHAR,
                        val("lock_timeout"),
                        val(longest.toMillis() + "ms"),
                        inline(true)))
                .fetch();
    }

    /** In one fixed order, so that transactions with common rows wait in turn and never in a circle. */
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

    /** @return false, and nothing is changed, when the level exists already */
    boolean insertEmpty(StockKey key) {
        var now = clock.instant();
        return db.insertInto(STOCK_LEVEL)
                        .set(STOCK_LEVEL.NODE_ID, key.nodeId())
                        .set(STOCK_LEVEL.SKU, key.sku())
                        .set(STOCK_LEVEL.ON_HAND, 0)
                        .set(STOCK_LEVEL.SAFETY_STOCK, 0)
                        .set(STOCK_LEVEL.CREATED_AT, now)
                        .set(STOCK_LEVEL.UPDATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void updateSafetyStock(StockKey key, int safetyStock) {
        db.update(STOCK_LEVEL)
                .set(STOCK_LEVEL.SAFETY_STOCK, safetyStock)
                .set(STOCK_LEVEL.UPDATED_AT, clock.instant())
                .set(STOCK_LEVEL.VERSION, STOCK_LEVEL.VERSION.plus(1))
                .where(STOCK_LEVEL.NODE_ID.eq(key.nodeId()), STOCK_LEVEL.SKU.eq(key.sku()))
                .execute();
    }

    void updateLastCounted(StockKey key) {
        db.update(STOCK_LEVEL)
                .set(STOCK_LEVEL.LAST_COUNTED_AT, clock.instant())
                .where(STOCK_LEVEL.NODE_ID.eq(key.nodeId()), STOCK_LEVEL.SKU.eq(key.sku()))
                .execute();
    }

    /** @return how many levels allow the change; the others are as they were */
    int update(SortedMap<StockKey, Change> changes) {
        var wanted = values(changes.entrySet().stream()
                        .map(entry -> row(
                                entry.getKey().nodeId(),
                                entry.getKey().sku(),
                                entry.getValue().onHand(),
                                entry.getValue().reserved(),
                                entry.getValue().damaged(),
                                entry.getValue().inTransfer()))
                        .<Row6<String, String, Integer, Integer, Integer, Integer>>toArray(Row6[]::new))
                .as("wanted", "node_id", "sku", "on_hand", "reserved", "damaged", "in_transfer");
        var reservedChange = wanted.field("reserved", Integer.class);
        var onHandChange = wanted.field("on_hand", Integer.class);
        var onHand = STOCK_LEVEL.ON_HAND.plus(onHandChange);
        var reserved = STOCK_LEVEL.RESERVED.plus(reservedChange);
        var damaged = STOCK_LEVEL.DAMAGED.plus(wanted.field("damaged", Integer.class));
        var inTransfer = STOCK_LEVEL.IN_TRANSFER.plus(wanted.field("in_transfer", Integer.class));
        return db.update(STOCK_LEVEL)
                .set(STOCK_LEVEL.ON_HAND, onHand)
                .set(STOCK_LEVEL.RESERVED, reserved)
                .set(STOCK_LEVEL.DAMAGED, damaged)
                .set(STOCK_LEVEL.IN_TRANSFER, inTransfer)
                .set(STOCK_LEVEL.UPDATED_AT, clock.instant())
                .set(STOCK_LEVEL.VERSION, STOCK_LEVEL.VERSION.plus(1))
                .from(wanted)
                .where(STOCK_LEVEL.NODE_ID.eq(wanted.field("node_id", String.class)))
                .and(STOCK_LEVEL.SKU.eq(wanted.field("sku", String.class)))
                .and(reserved.between(inline(0), onHand))
                .and(damaged.ge(0))
                .and(inTransfer.ge(0))
                // Whoever holds more than arrives with it takes it from what may be promised.
                .and(reservedChange
                        .le(0)
                        .or(reservedChange.le(onHandChange))
                        .or(onHand.minus(reserved).ge(STOCK_LEVEL.SAFETY_STOCK)))
                .execute();
    }

    void append(List<Movement> movements) {
        var now = clock.instant();
        var insert = db.insertInto(
                STOCK_MOVEMENT,
                STOCK_MOVEMENT.NODE_ID,
                STOCK_MOVEMENT.SKU,
                STOCK_MOVEMENT.ON_HAND_CHANGE,
                STOCK_MOVEMENT.RESERVED_CHANGE,
                STOCK_MOVEMENT.DAMAGED_CHANGE,
                STOCK_MOVEMENT.IN_TRANSFER_CHANGE,
                STOCK_MOVEMENT.CAUSE,
                STOCK_MOVEMENT.REFERENCE_ID,
                STOCK_MOVEMENT.LINE_ID,
                STOCK_MOVEMENT.MOVED_AT);
        for (var movement : movements) {
            insert = insert.values(
                    movement.stock().nodeId(),
                    movement.stock().sku(),
                    movement.onHand(),
                    movement.reserved(),
                    movement.damaged(),
                    movement.inTransfer(),
                    movement.cause().code(),
                    movement.referenceId(),
                    movement.lineId(),
                    now);
        }
        insert.execute();
    }
}
