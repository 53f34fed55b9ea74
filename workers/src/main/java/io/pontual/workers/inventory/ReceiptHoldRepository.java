package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.EXPECTED_RECEIPT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_CHANGE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RECEIPT_HOLD;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.when;

import io.pontual.workers.inventory.contract.ExpectedSupply;
import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.ReceiptHoldRecord;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Inbound supply and who was promised what of it. */
@Repository
class ReceiptHoldRepository implements ExpectedSupply {
    private final DSLContext db;
    private final Clock clock;

    ReceiptHoldRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public List<Receipt> open(Collection<String> skus) {
        var units = EXPECTED_RECEIPT.QUANTITY.minus(EXPECTED_RECEIPT.RESERVED);
        return db.select(
                        EXPECTED_RECEIPT.RECEIPT_ID,
                        EXPECTED_RECEIPT.NODE_ID,
                        EXPECTED_RECEIPT.SKU,
                        EXPECTED_RECEIPT.REFERENCE,
                        EXPECTED_RECEIPT.EXPECTED_AT,
                        units)
                .from(EXPECTED_RECEIPT)
                .join(NODE)
                .on(NODE.NODE_ID.eq(EXPECTED_RECEIPT.NODE_ID))
                .where(EXPECTED_RECEIPT.SKU.eq(any(skus.toArray(String[]::new))))
                .and(EXPECTED_RECEIPT.EXPECTED_AT.gt(clock.instant()))
                .and(units.gt(0))
                .and(NODE.ACTIVE.isTrue())
                .orderBy(EXPECTED_RECEIPT.EXPECTED_AT, EXPECTED_RECEIPT.RECEIPT_ID)
                .fetch(found -> new Receipt(
                        found.value1(),
                        found.value2(),
                        found.value3(),
                        found.value4(),
                        found.value5(),
                        found.value6()));
    }

    @Override
    public Map<UUID, Promised> promisedTo(Collection<UUID> holderIds) {
        var found = new HashMap<UUID, Promised>();
        db.select(
                        RECEIPT_HOLD.HOLDER_ID,
                        RECEIPT_HOLD.LINE_ID,
                        RECEIPT_HOLD.RECEIPT_ID,
                        RECEIPT_HOLD.NODE_ID,
                        RECEIPT_HOLD.SKU,
                        EXPECTED_RECEIPT.REFERENCE,
                        EXPECTED_RECEIPT.EXPECTED_AT,
                        RECEIPT_HOLD.QUANTITY,
                        RECEIPT_HOLD.ARRIVED)
                .from(RECEIPT_HOLD)
                .join(EXPECTED_RECEIPT)
                .on(EXPECTED_RECEIPT.RECEIPT_ID.eq(RECEIPT_HOLD.RECEIPT_ID))
                .where(RECEIPT_HOLD.HOLDER_ID.eq(any(holderIds.toArray(UUID[]::new))))
                .and(RECEIPT_HOLD.STATUS.ne(ReceiptHoldStatus.RELEASED.name()))
                .orderBy(RECEIPT_HOLD.LINE_ID, EXPECTED_RECEIPT.EXPECTED_AT, RECEIPT_HOLD.RECEIPT_ID)
                .fetchGroups(RECEIPT_HOLD.HOLDER_ID)
                .forEach((holderId, parts) -> found.put(
                        holderId,
                        new Promised(parts.map(part -> new Part(
                                part.value2(),
                                part.value3(),
                                part.value4(),
                                part.value5(),
                                part.value6(),
                                part.value7(),
                                part.value8(),
                                part.value9())))));
        return found;
    }

    /** A receipt as the transaction has locked it. @param free units promised to nobody */
    record Locked(UUID receiptId, StockKey stock, int free) {}

    /** In the order in which a feed changes them, so that nobody waits in a circle. */
    Map<UUID, Locked> lockReceipts(Collection<UUID> receiptIds) {
        var found = new HashMap<UUID, Locked>();
        db.selectFrom(EXPECTED_RECEIPT)
                .where(EXPECTED_RECEIPT.RECEIPT_ID.in(receiptIds))
                .orderBy(EXPECTED_RECEIPT.NODE_ID, EXPECTED_RECEIPT.SKU, EXPECTED_RECEIPT.REFERENCE)
                .forNoKeyUpdate()
                .forEach(receipt -> found.put(
                        receipt.getReceiptId(),
                        new Locked(
                                receipt.getReceiptId(),
                                new StockKey(receipt.getNodeId(), receipt.getSku()),
                                receipt.getQuantity() - receipt.getReserved())));
        return found;
    }

    /** The database refuses more than is expected. */
    void promise(UUID receiptId, int units) {
        db.update(EXPECTED_RECEIPT)
                .set(EXPECTED_RECEIPT.RESERVED, EXPECTED_RECEIPT.RESERVED.plus(units))
                .set(EXPECTED_RECEIPT.UPDATED_AT, clock.instant())
                .set(EXPECTED_RECEIPT.VERSION, EXPECTED_RECEIPT.VERSION.plus(1))
                .where(EXPECTED_RECEIPT.RECEIPT_ID.eq(receiptId))
                .execute();
    }

    /** Promised units came in: they are not to come any more. */
    void arrived(UUID receiptId, int units) {
        db.update(EXPECTED_RECEIPT)
                .set(EXPECTED_RECEIPT.QUANTITY, EXPECTED_RECEIPT.QUANTITY.minus(units))
                .set(EXPECTED_RECEIPT.RESERVED, EXPECTED_RECEIPT.RESERVED.minus(units))
                .set(EXPECTED_RECEIPT.UPDATED_AT, clock.instant())
                .set(EXPECTED_RECEIPT.VERSION, EXPECTED_RECEIPT.VERSION.plus(1))
                .where(EXPECTED_RECEIPT.RECEIPT_ID.eq(receiptId))
                .execute();
    }

    boolean hasAny(UUID holderId) {
        return db.fetchExists(RECEIPT_HOLD, RECEIPT_HOLD.HOLDER_ID.eq(holderId));
    }

    void insert(ReceiptHold hold) {
        db.insertInto(RECEIPT_HOLD)
                .set(RECEIPT_HOLD.HOLD_ID, hold.holdId())
                .set(RECEIPT_HOLD.RECEIPT_ID, hold.receiptId())
                .set(RECEIPT_HOLD.ORDER_ID, hold.orderId())
                .set(RECEIPT_HOLD.HOLDER_ID, hold.holderId())
                .set(RECEIPT_HOLD.LINE_ID, hold.lineId())
                .set(RECEIPT_HOLD.NODE_ID, hold.stock().nodeId())
                .set(RECEIPT_HOLD.SKU, hold.stock().sku())
                .set(RECEIPT_HOLD.QUANTITY, hold.quantity())
                .set(RECEIPT_HOLD.STATUS, ReceiptHoldStatus.HELD.name())
                .set(RECEIPT_HOLD.HELD_AT, clock.instant())
                .execute();
    }

    /** Those that something is still to come of. Locked until the transaction ends. */
    List<ReceiptHold> lockOfOrder(UUID orderId) {
        return lock(RECEIPT_HOLD.ORDER_ID.eq(orderId));
    }

    /** As of an order. */
    List<ReceiptHold> lockOfHolder(UUID holderId) {
        return lock(RECEIPT_HOLD.HOLDER_ID.eq(holderId));
    }

    private List<ReceiptHold> lock(Condition which) {
        return db.selectFrom(RECEIPT_HOLD)
                .where(which, RECEIPT_HOLD.STATUS.eq(ReceiptHoldStatus.HELD.name()))
                .orderBy(RECEIPT_HOLD.HOLD_ID)
                .forUpdate()
                .fetch(ReceiptHoldRepository::hold);
    }

    /** Who waits for these goods, the oldest order first. Those that somebody is letting go of are passed over. */
    List<ReceiptHold> lockWaiting(Collection<StockKey> keys) {
        return db.selectFrom(RECEIPT_HOLD)
                .where(row(RECEIPT_HOLD.NODE_ID, RECEIPT_HOLD.SKU)
                        .in(keys.stream()
                                .map(key -> row(key.nodeId(), key.sku()))
                                .toList()))
                .and(RECEIPT_HOLD.STATUS.eq(ReceiptHoldStatus.HELD.name()))
                .orderBy(RECEIPT_HOLD.ORDER_ID, RECEIPT_HOLD.LINE_ID, RECEIPT_HOLD.HOLD_ID)
                .forUpdate()
                .skipLocked()
                .fetch(ReceiptHoldRepository::hold);
    }

    /** Levels of a feed's changes {@code after + 1} to {@code upTo} that somebody waits for. */
    List<StockKey> waitedFor(UUID runId, long after, long upTo) {
        return db.selectDistinct(RECEIPT_HOLD.NODE_ID, RECEIPT_HOLD.SKU)
                .from(FEED_CHANGE)
                .join(RECEIPT_HOLD)
                .on(RECEIPT_HOLD.NODE_ID.eq(FEED_CHANGE.NODE_ID), RECEIPT_HOLD.SKU.eq(FEED_CHANGE.SKU))
                .where(FEED_CHANGE.RUN_ID.eq(runId), FEED_CHANGE.SEQ.between(after + 1, upTo))
                .and(RECEIPT_HOLD.STATUS.eq(inline(ReceiptHoldStatus.HELD.name())))
                .fetch(level -> new StockKey(level.value1(), level.value2()));
    }

    void arrived(ReceiptHold hold, int units) {
        var all = RECEIPT_HOLD.ARRIVED.plus(units).eq(RECEIPT_HOLD.QUANTITY);
        db.update(RECEIPT_HOLD)
                .set(RECEIPT_HOLD.ARRIVED, RECEIPT_HOLD.ARRIVED.plus(units))
                .set(
                        RECEIPT_HOLD.STATUS,
                        when(all, ReceiptHoldStatus.ARRIVED.name()).otherwise(RECEIPT_HOLD.STATUS))
                .set(RECEIPT_HOLD.ENDED_AT, when(all, clock.instant()).otherwise(RECEIPT_HOLD.ENDED_AT))
                .where(RECEIPT_HOLD.HOLD_ID.eq(hold.holdId()))
                .execute();
    }

    void release(ReceiptHold hold) {
        db.update(RECEIPT_HOLD)
                .set(RECEIPT_HOLD.STATUS, ReceiptHoldStatus.RELEASED.name())
                .set(RECEIPT_HOLD.ENDED_AT, clock.instant())
                .where(RECEIPT_HOLD.HOLD_ID.eq(hold.holdId()))
                .execute();
    }

    private static ReceiptHold hold(ReceiptHoldRecord hold) {
        return new ReceiptHold(
                hold.getHoldId(),
                hold.getReceiptId(),
                hold.getOrderId(),
                hold.getHolderId(),
                hold.getLineId(),
                new StockKey(hold.getNodeId(), hold.getSku()),
                hold.getQuantity(),
                hold.getArrived());
    }
}
