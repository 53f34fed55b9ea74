package io.pontual.workers.support;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.EXPECTED_RECEIPT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RECEIPT_HOLD;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RESERVATION;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** What is true of stock at every moment. */
public final class StockBooks {
    private StockBooks() {}

    /** Of the whole shop: every level, every movement and every reservation there is. */
    public static void assertStraight(DSLContext db) {
        assertLedgerIsLevel(db, noCondition(), noCondition());
        assertReservedIsHeld(db, noCondition());
    }

    /** Of some nodes. */
    public static void assertStraight(DSLContext db, Collection<String> nodeIds) {
        assertLedgerIsLevel(db, STOCK_LEVEL.NODE_ID.in(nodeIds), STOCK_MOVEMENT.NODE_ID.in(nodeIds));
        assertReservedIsHeld(db, STOCK_LEVEL.NODE_ID.in(nodeIds));
    }

    private static void assertLedgerIsLevel(DSLContext db, Condition levels, Condition movements) {
        var ledger = select(
                        STOCK_MOVEMENT.NODE_ID,
                        STOCK_MOVEMENT.SKU,
                        sum(STOCK_MOVEMENT.ON_HAND_CHANGE).as("on_hand"),
                        sum(STOCK_MOVEMENT.RESERVED_CHANGE).as("reserved"),
                        sum(STOCK_MOVEMENT.DAMAGED_CHANGE).as("damaged"),
                        sum(STOCK_MOVEMENT.IN_TRANSFER_CHANGE).as("in_transfer"))
                .from(STOCK_MOVEMENT)
                .where(movements)
                .groupBy(STOCK_MOVEMENT.NODE_ID, STOCK_MOVEMENT.SKU)
                .asTable("ledger");
        var level = select(
                        STOCK_LEVEL.NODE_ID,
                        STOCK_LEVEL.SKU,
                        STOCK_LEVEL.ON_HAND,
                        STOCK_LEVEL.RESERVED,
                        STOCK_LEVEL.DAMAGED,
                        STOCK_LEVEL.IN_TRANSFER)
                .from(STOCK_LEVEL)
                .where(levels)
                .asTable("level");
        var nodeId = level.field(STOCK_LEVEL.NODE_ID);
        var sku = level.field(STOCK_LEVEL.SKU);
        assertThat(db.select()
                        .from(level)
                        .fullOuterJoin(ledger)
                        .on(nodeId.eq(ledger.field(STOCK_MOVEMENT.NODE_ID)), sku.eq(ledger.field(STOCK_MOVEMENT.SKU)))
                        .where(row(
                                        units(level.field("on_hand")),
                                        units(level.field("reserved")),
                                        units(level.field("damaged")),
                                        units(level.field("in_transfer")))
                                .ne(row(
                                        units(ledger.field("on_hand")), units(ledger.field("reserved")),
                                        units(ledger.field("damaged")), units(ledger.field("in_transfer")))))
                        .limit(10)
                        .fetch())
                .as("the sum of the movements is the stock level")
                .isEmpty();
    }

    private static void assertReservedIsHeld(DSLContext db, Condition levels) {
        var held = coalesce(
                field(select(sum(RESERVATION.QUANTITY))
                        .from(RESERVATION)
                        .where(RESERVATION.NODE_ID.eq(STOCK_LEVEL.NODE_ID))
                        .and(RESERVATION.SKU.eq(STOCK_LEVEL.SKU))
                        .and(RESERVATION.STATUS.eq("HELD"))),
                inline(BigDecimal.ZERO));
        assertThat(db.select(STOCK_LEVEL.NODE_ID, STOCK_LEVEL.SKU, STOCK_LEVEL.RESERVED, held)
                        .from(STOCK_LEVEL)
                        .where(levels)
                        .and(held.ne(STOCK_LEVEL.RESERVED.cast(BigDecimal.class)))
                        .limit(10)
                        .fetch())
                .as("reserved is the sum of what is held")
                .isEmpty();
    }

    /** What of expected goods is promised is the sum of what lines wait for. */
    public static void assertPromised(DSLContext db) {
        var open = coalesce(
                field(select(sum(RECEIPT_HOLD.QUANTITY.minus(RECEIPT_HOLD.ARRIVED)))
                        .from(RECEIPT_HOLD)
                        .where(RECEIPT_HOLD.RECEIPT_ID.eq(EXPECTED_RECEIPT.RECEIPT_ID))
                        .and(RECEIPT_HOLD.STATUS.eq("HELD"))),
                inline(BigDecimal.ZERO));
        assertThat(db.select(EXPECTED_RECEIPT.REFERENCE, EXPECTED_RECEIPT.RESERVED, open)
                        .from(EXPECTED_RECEIPT)
                        .where(open.ne(EXPECTED_RECEIPT.RESERVED.cast(BigDecimal.class)))
                        .limit(10)
                        .fetch())
                .as("promised is the sum of what is waited for")
                .isEmpty();
    }

    private static Field<BigDecimal> units(Field<?> field) {
        return coalesce(field.cast(BigDecimal.class), inline(BigDecimal.ZERO));
    }
}
