package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RECEIPT_HOLD;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RESERVATION;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static io.pontual.workers.platform.persistence.jooq.notification.Tables.NOTIFICATION_;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.APPEASEMENT;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CANCELLATION_REQUEST;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CHANGE_REQUEST;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.HOLD;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_DISCOUNT;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_LINE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.REPLACEMENT;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CREDIT_ENTRY;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.REFUND;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.REFUND_PART;
import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.COMPARTMENT;
import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.PICKUP_;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.DEAD_LETTER;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.INBOX;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.BLIND_GRADE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.BLIND_RETURN;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REFUND;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REFUND_LINE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REQUEST;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.SHIPMENT;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CAPACITY_USE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CHOICE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.SHORTAGE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.WINDOW_PLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.pontual.sandbox.Sandbox;
import io.pontual.workers.platform.persistence.jooq.ordering.tables.records.OrderLineRecord;
import io.pontual.workers.support.MoneyBooks;
import io.pontual.workers.support.StockBooks;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What is always true, whatever happened: the list in the product's design. */
final class Invariants {
    private final DSLContext db;

    Invariants(Sandbox sandbox) {
        db = sandbox.workersBean(DSLContext.class);
    }

    /** Of an order that has ended, and of the whole shop while nothing else happens. */
    void assertHoldFor(UUID orderId) {
        assertEnded(orderId);
        assertBooks();
    }

    /** Of an order that has ended, whatever happens beside it. */
    void assertEnded(UUID orderId) {
        var order = db.fetchSingle(SALES_ORDER, SALES_ORDER.ORDER_ID.eq(orderId));
        assertThat(order.getStatus()).isIn("CLOSED", "CANCELLED");
        assertThat(db.fetchCount(RESERVATION, RESERVATION.ORDER_ID.eq(orderId).and(RESERVATION.STATUS.eq("HELD"))))
                .as("reservations left")
                .isZero();
        assertThat(db.fetchCount(RECEIPT_HOLD, RECEIPT_HOLD.ORDER_ID.eq(orderId).and(RECEIPT_HOLD.STATUS.eq("HELD"))))
                .as("expected goods still promised")
                .isZero();
        assertThat(db.fetchCount(
                        PICKUP_, PICKUP_.ORDER_ID.eq(orderId).and(PICKUP_.STATUS.in("OFFERED", "ACCEPTED", "READY"))))
                .as("pickups left")
                .isZero();
        assertThat(db.fetchCount(
                        SHIPMENT,
                        SHIPMENT.ORDER_ID.eq(orderId).and(SHIPMENT.STATUS.in("OFFERED", "ACCEPTED", "PICKED"))))
                .as("shipments left")
                .isZero();
        assertThat(db.fetchCount(SHORTAGE, SHORTAGE.ORDER_ID.eq(orderId).and(SHORTAGE.STATUS.in("OPEN", "WAITING"))))
                .as("lines that still wait")
                .isZero();
        assertThat(db.fetchCount(CHOICE, CHOICE.ORDER_ID.eq(orderId).and(CHOICE.STATUS.eq("OPEN"))))
                .as("questions left")
                .isZero();
        assertThat(db.fetchCount(
                        PAYMENT_,
                        PAYMENT_.ORDER_ID
                                .eq(orderId)
                                .and(PAYMENT_.STATUS.notIn("CAPTURED", "VOIDED", "DECLINED", "EXPIRED"))))
                .as("authorisations left")
                .isZero();
        assertThat(charged(orderId))
                .as(
                        "charged is the worth of what was handed over, and the fee that was agreed, less what was given back for goodwill or for parcels that did not arrive, and what was given back with returned goods")
                .isEqualByComparingTo(handedOver(orderId)
                        .add(fee(orderId))
                        .subtract(appeased(orderId))
                        .subtract(undelivered(orderId))
                        .subtract(returned(orderId)));
        assertReturns(orderId);
        assertThat(db.fetchCount(
                        DELIVERY,
                        DELIVERY.ORDER_ID
                                .eq(orderId)
                                .and(DELIVERY.ENDED_AT.isNull())
                                .and(DELIVERY.TRACKING_CODE.isNotNull())))
                .as("parcels on their way")
                .isZero();
        assertThat(db.fetchCount(
                        REPLACEMENT,
                        REPLACEMENT
                                .ORDER_ID
                                .eq(orderId)
                                .or(REPLACEMENT.ORIGIN_ORDER_ID.eq(orderId))
                                .and(REPLACEMENT.ENDED_AT.isNull())))
                .as("goods that are still to be sent instead")
                .isZero();
        assertThat(db.fetchCount(
                        CANCELLATION_REQUEST,
                        CANCELLATION_REQUEST.ORDER_ID.eq(orderId).and(CANCELLATION_REQUEST.STATUS.eq("WAITING"))))
                .as("cancellations that somebody should decide")
                .isZero();
        assertThat(db.fetchCount(
                        CHANGE_REQUEST,
                        CHANGE_REQUEST.ORDER_ID.eq(orderId).and(CHANGE_REQUEST.STATUS.in("WAITING", "APPLYING"))))
                .as("changes that have not ended")
                .isZero();
        assertThat(db.select(coalesce(sum(ORDER_LINE.DISCOUNT_AMOUNT), inline(BigDecimal.ZERO)))
                        .from(ORDER_LINE)
                        .where(ORDER_LINE.ORDER_ID.eq(orderId))
                        .fetchSingle()
                        .value1())
                .as("the lines bear all of the discounts on them and on the order")
                .isEqualByComparingTo(discounts(orderId, "order", "line"));
        assertThat(db.fetchValue(SALES_ORDER.TOTAL_AMOUNT, SALES_ORDER.ORDER_ID.eq(orderId)))
                .as("the order's total is what that costs that is still wanted")
                .isEqualByComparingTo(wanted(orderId));
        assertThat(db.fetchCount(
                        REFUND_PART,
                        REFUND_PART
                                .STATUS
                                .eq("REQUESTED")
                                .and(REFUND_PART.PAYMENT_ID.in(select(PAYMENT_.PAYMENT_ID)
                                        .from(PAYMENT_)
                                        .where(PAYMENT_.ORDER_ID.eq(orderId))))))
                .as("refunds left")
                .isZero();
        assertThat(db.fetchCount(HOLD, HOLD.ORDER_ID.eq(orderId).and(HOLD.RELEASED_AT.isNull())))
                .as("holds left")
                .isZero();
        // Work that was done keeps its place: the staff looked for the goods, or had them ready.
        if (order.getStatus().equals("CANCELLED")
                && !Set.of("nothing-found", "not-collected", "given-back").contains(order.getCancellationReason())) {
            assertThat(db.fetchCount(
                            CAPACITY_USE, CAPACITY_USE.ORDER_ID.eq(orderId).and(CAPACITY_USE.RELEASED_AT.isNull())))
                    .as("places in a node's day that are still taken")
                    .isZero();
        }
        if (order.getStatus().equals("CANCELLED")) {
            assertThat(db.fetchCount(
                            WINDOW_PLACE, WINDOW_PLACE.ORDER_ID.eq(orderId).and(WINDOW_PLACE.RELEASED_AT.isNull())))
                    .as("places in a courier's window that are still taken")
                    .isZero();
        }
        // The door of a store with a system of its own is opened when the customer has the goods already.
        await().untilAsserted(() -> assertThat(db.fetchCount(
                        COMPARTMENT,
                        COMPARTMENT
                                .FULFILMENT_ID
                                .in(select(PICKUP_.FULFILMENT_ID).from(PICKUP_).where(PICKUP_.ORDER_ID.eq(orderId)))
                                .or(COMPARTMENT.RETURN_ID.in(select(RETURN_REQUEST.RETURN_ID)
                                        .from(RETURN_REQUEST)
                                        .where(RETURN_REQUEST.ORDER_ID.eq(orderId))))))
                .as("compartments of lockers that are not free again")
                .isZero());
        MoneyBooks.assertNothingSetAside(db, orderId);
        await().untilAsserted(() -> assertThat(db.fetchCount(
                        NOTIFICATION_, NOTIFICATION_.ORDER_ID.eq(orderId).and(NOTIFICATION_.STATUS.notEqual("SENT"))))
                .as("customer not told")
                .isZero());
    }

    /** Of the whole shop while nothing happens. */
    void assertBooks() {
        MoneyBooks.assertStraight(db);
        assertStock();
    }

    int countOpen(Collection<UUID> orderIds) {
        return db.fetchCount(
                SALES_ORDER, SALES_ORDER.ORDER_ID.in(orderIds).and(SALES_ORDER.STATUS.notIn("CLOSED", "CANCELLED")));
    }

    /** Of many orders at once, which all were to go well. */
    void assertAllClosed(Collection<UUID> orderIds) {
        assertThat(db.fetchCount(SALES_ORDER, SALES_ORDER.ORDER_ID.in(orderIds).and(SALES_ORDER.STATUS.eq("CLOSED"))))
                .isEqualTo(orderIds.size());
        assertThat(db.fetchCount(
                        RESERVATION, RESERVATION.STATUS.ne("CONFIRMED").and(RESERVATION.ORDER_ID.in(orderIds))))
                .isZero();
        // One payment each, taken once and in full.
        assertThat(db.fetchCount(
                        PAYMENT_,
                        PAYMENT_.ORDER_ID
                                .in(orderIds)
                                .and(PAYMENT_.STATUS.eq("CAPTURED"))
                                .and(PAYMENT_.CAPTURED_AMOUNT.eq(PAYMENT_.AMOUNT))))
                .isEqualTo(orderIds.size());
        assertThat(db.fetchCount(
                        ORDER_LINE,
                        ORDER_LINE.ORDER_ID.in(orderIds).and(ORDER_LINE.HANDED_OVER.ne(ORDER_LINE.QUANTITY))))
                .as("lines not handed over")
                .isZero();
        await().untilAsserted(() ->
                assertThat(countUntold(orderIds)).as("customers not told").isZero());
    }

    int countUntold(Collection<UUID> orderIds) {
        return db.fetchCount(NOTIFICATION_, NOTIFICATION_.ORDER_ID.in(orderIds).and(NOTIFICATION_.STATUS.ne("SENT")));
    }

    /** Of the whole shop, at any moment. */
    void assertStock() {
        StockBooks.assertStraight(db);
        StockBooks.assertPromised(db);
    }

    void assertNoneStuck() {
        assertThat(db.fetchCount(DEAD_LETTER, DEAD_LETTER.REPLAYED_AT.isNull().and(DEAD_LETTER.GIVEN_UP_AT.isNull())))
                .as("dead letters")
                .isZero();
        assertThat(db.fetch(INBOX, INBOX.STATUS.eq("PARKED")))
                .as("parked events")
                .isEmpty();
    }

    private BigDecimal charged(UUID orderId) {
        return db.select(coalesce(
                        sum(PAYMENT_.CAPTURED_AMOUNT.minus(PAYMENT_.REFUNDED_AMOUNT)), inline(BigDecimal.ZERO)))
                .from(PAYMENT_)
                .where(PAYMENT_.ORDER_ID.eq(orderId))
                .fetchSingle()
                .value1();
    }

    private BigDecimal fee(UUID orderId) {
        return db.select(coalesce(sum(CANCELLATION_REQUEST.FEE_AMOUNT), inline(BigDecimal.ZERO)))
                .from(CANCELLATION_REQUEST)
                .where(CANCELLATION_REQUEST.ORDER_ID.eq(orderId).and(CANCELLATION_REQUEST.STATUS.eq("GRANTED")))
                .fetchSingle()
                .value1();
    }

    private BigDecimal appeased(UUID orderId) {
        return db.select(coalesce(sum(APPEASEMENT.AMOUNT), inline(BigDecimal.ZERO)))
                .from(APPEASEMENT)
                .where(APPEASEMENT
                        .ORDER_ID
                        .eq(orderId)
                        .and(APPEASEMENT.STATUS.eq("GRANTED"))
                        .and(APPEASEMENT.WAIVED.isFalse()))
                .fetchSingle()
                .value1();
    }

    private BigDecimal undelivered(UUID orderId) {
        return db.select(coalesce(sum(REFUND.AMOUNT), inline(BigDecimal.ZERO)))
                .from(REFUND)
                .where(REFUND.ORDER_ID
                        .eq(orderId)
                        .and(REFUND.REASON.in("parcel-undelivered", "replacement-unavailable")))
                .fetchSingle()
                .value1();
    }

    /** What went back for returned goods, after fees. */
    private BigDecimal returned(UUID orderId) {
        return db.select(coalesce(sum(RETURN_REFUND.AMOUNT), inline(BigDecimal.ZERO)))
                .from(RETURN_REFUND)
                .join(RETURN_REQUEST)
                .on(RETURN_REQUEST.RETURN_ID.eq(RETURN_REFUND.RETURN_ID))
                .where(paidWith(orderId))
                .fetchSingle()
                .value1();
    }

    /** Of goods that belong to no order: what was credited and booked is what was found, and nothing when it was undone. */
    void assertWithoutOrder(UUID returnId) {
        var found = db.fetchSingle(BLIND_RETURN, BLIND_RETURN.RETURN_ID.eq(returnId));
        var stands = found.getStatus().equals("CLOSED");
        assertThat(found.getEndedAt()).as("ended").isNotNull();
        assertThat(db.select(coalesce(
                                sum(when(CREDIT_ENTRY.KIND.eq("WITHDRAW"), CREDIT_ENTRY.AMOUNT.neg())
                                        .otherwise(CREDIT_ENTRY.AMOUNT)),
                                inline(BigDecimal.ZERO)))
                        .from(CREDIT_ENTRY)
                        .where(
                                CREDIT_ENTRY.OPERATION_ID.eq("return:" + returnId),
                                CREDIT_ENTRY.KIND.in("ISSUE", "WITHDRAW"))
                        .fetchSingle()
                        .value1())
                .as("credited")
                .isEqualByComparingTo(stands ? found.getCreditAmount() : BigDecimal.ZERO);
        var kept = db.select(coalesce(sum(BLIND_GRADE.QUANTITY), inline(BigDecimal.ZERO)))
                .from(BLIND_GRADE)
                .where(BLIND_GRADE.RETURN_ID.eq(returnId), BLIND_GRADE.DISPOSITION.ne("scrap"))
                .fetchSingle()
                .value1();
        assertThat(db.select(coalesce(
                                sum(STOCK_MOVEMENT.ON_HAND_CHANGE.plus(STOCK_MOVEMENT.DAMAGED_CHANGE)),
                                inline(BigDecimal.ZERO)))
                        .from(STOCK_MOVEMENT)
                        .where(STOCK_MOVEMENT.REFERENCE_ID.eq(returnId))
                        .fetchSingle()
                        .value1())
                .as("units on the books")
                .isEqualByComparingTo(stands ? kept : BigDecimal.ZERO);
    }

    /** Returns have ended, no more came back than was handed over, and goods for which money went back are worth it. */
    private void assertReturns(UUID orderId) {
        assertThat(db.fetchCount(
                        RETURN_REQUEST, RETURN_REQUEST.ORDER_ID.eq(orderId).and(RETURN_REQUEST.ENDED_AT.isNull())))
                .as("returns left")
                .isZero();
        var refunds = db.select(
                        sum(RETURN_REFUND.GOODS_AMOUNT.minus(RETURN_REFUND.DISCOUNT_AMOUNT)),
                        sum(RETURN_REFUND.SHIPPING_AMOUNT))
                .from(RETURN_REFUND)
                .join(RETURN_REQUEST)
                .on(RETURN_REQUEST.RETURN_ID.eq(RETURN_REFUND.RETURN_ID))
                .where(paidWith(orderId))
                .fetchSingle();
        if (refunds.value1() == null) {
            return;
        }
        var back = db.select(RETURN_REFUND_LINE.LINE_ID, sum(RETURN_REFUND_LINE.QUANTITY))
                .from(RETURN_REFUND_LINE)
                .join(RETURN_REQUEST)
                .on(RETURN_REQUEST.RETURN_ID.eq(RETURN_REFUND_LINE.RETURN_ID))
                .where(paidWith(orderId))
                .groupBy(RETURN_REFUND_LINE.LINE_ID)
                .fetchMap(RETURN_REFUND_LINE.LINE_ID, row -> row.value2().intValue());
        assertThat(refunds.value1())
                .as("what came back is worth what the customer had, less what they keep")
                .isEqualByComparingTo(goods(orderId, OrderLineRecord::getHandedOver)
                        .subtract(
                                goods(orderId, line -> line.getHandedOver() - back.getOrDefault(line.getLineId(), 0))));
    }

    /** Of returns, also of what replaced goods of the order: it is worth what was paid for those, with this order. */
    private static Condition paidWith(UUID orderId) {
        return RETURN_REQUEST
                .ORDER_ID
                .eq(orderId)
                .and(notExists(selectFrom(REPLACEMENT).where(REPLACEMENT.ORDER_ID.eq(orderId))))
                .or(RETURN_REQUEST.ORDER_ID.in(
                        select(REPLACEMENT.ORDER_ID).from(REPLACEMENT).where(REPLACEMENT.ORIGIN_ORDER_ID.eq(orderId))));
    }

    private BigDecimal wanted(UUID orderId) {
        return cost(orderId, line -> line.getQuantity() - line.getCancelled());
    }

    private BigDecimal handedOver(UUID orderId) {
        return cost(orderId, OrderLineRecord::getHandedOver);
    }

    /**
     * Reckoned here once more, with the charge policy as it is delivered: the first units of a line bear the cents of its
     * discount that do not divide, and shipping is charged with the first unit.
     */
    private BigDecimal cost(UUID orderId, ToIntFunction<OrderLineRecord> units) {
        var goods = goods(orderId, units);
        var any = db.fetch(ORDER_LINE, ORDER_LINE.ORDER_ID.eq(orderId)).stream()
                .anyMatch(line -> units.applyAsInt(line) > 0);
        var order = db.fetchSingle(SALES_ORDER, SALES_ORDER.ORDER_ID.eq(orderId));
        return any && order.getShippingWaivedAt() == null
                ? goods.add(order.getShippingAmount()).subtract(discounts(orderId, "shipping"))
                : goods;
    }

    private BigDecimal goods(UUID orderId, ToIntFunction<OrderLineRecord> units) {
        var sum = BigDecimal.ZERO;
        for (var line : db.fetch(ORDER_LINE, ORDER_LINE.ORDER_ID.eq(orderId))) {
            int count = units.applyAsInt(line);
            long off = line.getDiscountAmount().movePointRight(2).longValueExact();
            var borne = off / line.getQuantity() * count + Math.min(count, off % line.getQuantity());
            sum = sum.add(line.getUnitPrice().multiply(BigDecimal.valueOf(count)))
                    .subtract(BigDecimal.valueOf(borne, 2));
        }
        return sum;
    }

    private BigDecimal discounts(UUID orderId, String... scopes) {
        return db.select(coalesce(sum(ORDER_DISCOUNT.AMOUNT), inline(BigDecimal.ZERO)))
                .from(ORDER_DISCOUNT)
                .where(ORDER_DISCOUNT.ORDER_ID.eq(orderId).and(ORDER_DISCOUNT.SCOPE.in(scopes)))
                .fetchSingle()
                .value1();
    }
}
