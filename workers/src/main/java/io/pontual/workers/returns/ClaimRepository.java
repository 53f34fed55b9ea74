package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.returns.Tables.REPAIR;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURNABLE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REFUND;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REFUND_LINE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REQUEST;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Which units of an order are in returns, claims and repairs, and for which of them money went back. */
@Repository
class ClaimRepository {
    private final DSLContext db;

    ClaimRepository(DSLContext db) {
        this.db = db;
    }

    /** Units in returns and claims that are under way or done, and in repairs that are under way, by line. */
    Map<String, Integer> claimed(UUID orderId) {
        var claimed = new HashMap<>(db.select(RETURNABLE.LINE_ID, RETURNABLE.CLAIMED)
                .from(RETURNABLE)
                .where(RETURNABLE.ORDER_ID.eq(orderId))
                .fetchMap(RETURNABLE.LINE_ID, RETURNABLE.CLAIMED));
        inRepair(orderId).forEach((line, units) -> claimed.merge(line, units, Integer::sum));
        return claimed;
    }

    private Map<String, Integer> inRepair(UUID orderId) {
        var units = DSL.count();
        return db.select(REPAIR.LINE_ID, units)
                .from(REPAIR)
                .where(REPAIR.ORDER_ID.eq(orderId), REPAIR.ENDED_AT.isNull())
                .groupBy(REPAIR.LINE_ID)
                .fetchMap(REPAIR.LINE_ID, units);
    }

    /**
     * Nobody else claims units of these lines, or gets money for them, until the transaction ends.
     *
     * @param handedOver units that the customer has had, by line
     */
    void lock(UUID orderId, Map<String, Integer> handedOver) {
        // In a fixed order, so that two who do this cannot wait for each other.
        new TreeMap<>(handedOver).forEach((lineId, units) -> db.insertInto(RETURNABLE)
                .set(RETURNABLE.ORDER_ID, orderId)
                .set(RETURNABLE.LINE_ID, lineId)
                .set(RETURNABLE.HANDED_OVER, units)
                .set(RETURNABLE.CLAIMED, 0)
                .onConflict(RETURNABLE.ORDER_ID, RETURNABLE.LINE_ID)
                .doUpdate()
                .set(RETURNABLE.HANDED_OVER, DSL.excluded(RETURNABLE.HANDED_OVER))
                .execute());
    }

    /** The database refuses more than was handed over. @param units negative to give them free again */
    void claim(UUID orderId, String lineId, int units) {
        db.update(RETURNABLE)
                .set(RETURNABLE.CLAIMED, RETURNABLE.CLAIMED.plus(units))
                .where(RETURNABLE.ORDER_ID.eq(orderId), RETURNABLE.LINE_ID.eq(lineId))
                .execute();
    }

    /** Units by line that are in no return, claim or repair; locked until the transaction ends. */
    Map<String, Integer> left(UUID orderId) {
        var left = new HashMap<>(db.selectFrom(RETURNABLE)
                .where(RETURNABLE.ORDER_ID.eq(orderId))
                .orderBy(RETURNABLE.LINE_ID)
                .forUpdate()
                .fetchMap(RETURNABLE.LINE_ID, row -> row.getHandedOver() - row.getClaimed()));
        // Counted under the lock, which whoever asks for a repair takes too.
        inRepair(orderId).forEach((line, units) -> left.merge(line, -units, Integer::sum));
        return left;
    }

    void insert(UUID returnId, Return.Refund refund, Map<String, Integer> units) {
        db.insertInto(RETURN_REFUND)
                .set(RETURN_REFUND.RETURN_ID, returnId)
                .set(RETURN_REFUND.REFUND_NO, refund.no())
                .set(RETURN_REFUND.STEP, refund.step())
                .set(RETURN_REFUND.GOODS_AMOUNT, refund.goods())
                .set(RETURN_REFUND.DISCOUNT_AMOUNT, refund.discount())
                .set(RETURN_REFUND.SHIPPING_AMOUNT, refund.shipping())
                .set(RETURN_REFUND.FEE_AMOUNT, refund.fee())
                .set(RETURN_REFUND.REDUCTION_AMOUNT, refund.reduction())
                .set(RETURN_REFUND.ALREADY_BACK_AMOUNT, refund.alreadyBack())
                .set(RETURN_REFUND.EXCHANGED_AMOUNT, refund.exchanged())
                .set(RETURN_REFUND.AMOUNT, refund.amount())
                .set(RETURN_REFUND.DECIDED_AT, refund.decidedAt())
                .execute();
        units.forEach((lineId, quantity) -> db.insertInto(RETURN_REFUND_LINE)
                .set(RETURN_REFUND_LINE.RETURN_ID, returnId)
                .set(RETURN_REFUND_LINE.REFUND_NO, refund.no())
                .set(RETURN_REFUND_LINE.LINE_ID, lineId)
                .set(RETURN_REFUND_LINE.QUANTITY, quantity)
                .execute());
    }

    /** Oldest first. */
    List<Return.Refund> refunds(UUID returnId) {
        return db.selectFrom(RETURN_REFUND)
                .where(RETURN_REFUND.RETURN_ID.eq(returnId))
                .orderBy(RETURN_REFUND.REFUND_NO)
                .fetch(row -> new Return.Refund(
                        row.getRefundNo(),
                        row.getStep(),
                        row.getGoodsAmount(),
                        row.getDiscountAmount(),
                        row.getShippingAmount(),
                        row.getFeeAmount(),
                        row.getReductionAmount(),
                        row.getAlreadyBackAmount(),
                        row.getExchangedAmount(),
                        row.getAmount(),
                        row.getDecidedAt()));
    }

    /** Units that one refund of a return is for, by line. */
    Map<String, Integer> units(UUID returnId, int no) {
        return units(RETURN_REFUND_LINE.RETURN_ID.eq(returnId).and(RETURN_REFUND_LINE.REFUND_NO.eq(no)));
    }

    /** Units of a return for which money went back, by line. */
    Map<String, Integer> refunded(UUID returnId) {
        return units(RETURN_REFUND_LINE.RETURN_ID.eq(returnId));
    }

    /** Units of these orders for which money went back in whatever return, by line. */
    Map<String, Integer> refundedOf(Collection<UUID> orderIds) {
        return units(RETURN_REFUND_LINE.RETURN_ID.in(
                DSL.select(RETURN_REQUEST.RETURN_ID).from(RETURN_REQUEST).where(RETURN_REQUEST.ORDER_ID.in(orderIds))));
    }

    private Map<String, Integer> units(org.jooq.Condition which) {
        var sum = DSL.sum(RETURN_REFUND_LINE.QUANTITY);
        var units = new HashMap<String, Integer>();
        db.select(RETURN_REFUND_LINE.LINE_ID, sum)
                .from(RETURN_REFUND_LINE)
                .where(which)
                .groupBy(RETURN_REFUND_LINE.LINE_ID)
                .forEach(row -> units.put(row.value1(), row.value2().intValue()));
        return units;
    }
}
