package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RESERVATION;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.values;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Row2;
import org.springframework.stereotype.Repository;

/** Compares stock levels with what they must be the sum of. Reads only, and locks nothing. */
@Repository
class LedgerCheckRepository {
    private final DSLContext db;

    LedgerCheckRepository(DSLContext db) {
        this.db = db;
    }

    /** What the newest movements were about. */
    List<StockKey> movedLast(int movements) {
        return db.select(STOCK_MOVEMENT.NODE_ID, STOCK_MOVEMENT.SKU)
                .from(STOCK_MOVEMENT)
                .orderBy(STOCK_MOVEMENT.MOVEMENT_ID.desc())
                .limit(movements)
                .fetch(moved -> new StockKey(moved.value1(), moved.value2()));
    }

    /** @param after null: from the beginning */
    List<StockKey> levelsAfter(StockKey after, int most) {
        return db.select(STOCK_LEVEL.NODE_ID, STOCK_LEVEL.SKU)
                .from(STOCK_LEVEL)
                .where(
                        after == null
                                ? noCondition()
                                : row(STOCK_LEVEL.NODE_ID, STOCK_LEVEL.SKU).gt(after.nodeId(), after.sku()))
                .orderBy(STOCK_LEVEL.NODE_ID, STOCK_LEVEL.SKU)
                .limit(most)
                .fetch(level -> new StockKey(level.value1(), level.value2()));
    }

    /**
     * One statement, so that all of it is seen as it was at one moment.
     *
     * @param keys at least one
     * @return those whose level is not the sum of its movements, or whose reserved units are not those that are held
     */
    List<StockKey> broken(Collection<StockKey> keys) {
        var key = values(keys.stream()
                        .map(stock -> row(stock.nodeId(), stock.sku()))
                        .<Row2<String, String>>toArray(Row2[]::new))
                .as("key", "node_id", "sku");
        var nodeId = key.field("node_id", String.class);
        var sku = key.field("sku", String.class);
        var ledger = lateral(select(
                                sum(STOCK_MOVEMENT.ON_HAND_CHANGE).as("on_hand"),
                                sum(STOCK_MOVEMENT.RESERVED_CHANGE).as("reserved"),
                                sum(STOCK_MOVEMENT.DAMAGED_CHANGE).as("damaged"),
                                sum(STOCK_MOVEMENT.IN_TRANSFER_CHANGE).as("in_transfer"))
                        .from(STOCK_MOVEMENT)
                        .where(STOCK_MOVEMENT.NODE_ID.eq(nodeId), STOCK_MOVEMENT.SKU.eq(sku)))
                .as("ledger");
        var held = lateral(select(sum(RESERVATION.QUANTITY).as("units"))
                        .from(RESERVATION)
                        .where(RESERVATION.NODE_ID.eq(nodeId), RESERVATION.SKU.eq(sku))
                        .and(RESERVATION.STATUS.eq(inline(ReservationStatus.HELD.name()))))
                .as("held");
        return db.select(nodeId, sku)
                .from(key)
                .leftJoin(STOCK_LEVEL)
                .on(STOCK_LEVEL.NODE_ID.eq(nodeId), STOCK_LEVEL.SKU.eq(sku))
                .leftJoin(ledger)
                .on(trueCondition())
                .leftJoin(held)
                .on(trueCondition())
                .where(row(
                                units(STOCK_LEVEL.ON_HAND),
                                units(STOCK_LEVEL.RESERVED),
                                units(STOCK_LEVEL.DAMAGED),
                                units(STOCK_LEVEL.IN_TRANSFER),
                                units(STOCK_LEVEL.RESERVED))
                        .ne(row(
                                units(ledger.field("on_hand")),
                                units(ledger.field("reserved")),
                                units(ledger.field("damaged")),
                                units(ledger.field("in_transfer")),
                                units(held.field("units")))))
                .fetch(found -> new StockKey(found.value1(), found.value2()));
    }

    private static Field<BigDecimal> units(Field<?> field) {
        return coalesce(field.cast(BigDecimal.class), inline(BigDecimal.ZERO));
    }
}
