package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.GIFT_MESSAGE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_ADDRESS;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_CONTACT;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_DISCOUNT;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_LINE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.TENDER;

import io.pontual.processes.ordering.CancellationReason;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.persistence.jooq.ordering.tables.records.SalesOrderRecord;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Writes orders. */
@Repository
class OrderRepository {
    private final DSLContext db;
    private final Clock clock;

    OrderRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * In one statement, since each is a way to the database and back, and a wait when the machine is busy.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the channel has an order with that external id already
     */
    void insert(AcceptedOrder accepted) {
        var placed = db.with("placed")
                .as(order(accepted))
                .with("contact")
                .as(contact(accepted.orderId(), accepted.order().customer()))
                .with("line")
                .as(lines(accepted));
        var all = accepted.discounts().isEmpty()
                ? placed
                : placed.with("discount").as(discounts(accepted));
        if (accepted.order().tenders().isEmpty()) {
            // What is given back pays for all of it.
            all.select(DSL.inline(1)).fetch();
        } else {
            all.insertInto(TENDER).set(tenders(accepted)).execute();
        }
        putGiftMessages(accepted);
        if (accepted.address() != null) {
            putAddress(accepted.orderId(), accepted.address());
        }
    }

    private ResultQuery<?> order(AcceptedOrder accepted) {
        var order = accepted.order();
        return db.insertInto(SALES_ORDER)
                .set(SALES_ORDER.ORDER_ID, accepted.orderId())
                .set(SALES_ORDER.EXTERNAL_ID, order.externalId())
                .set(SALES_ORDER.CHANNEL, order.channel())
                .set(SALES_ORDER.CURRENCY, order.currency())
                .set(SALES_ORDER.TOTAL_AMOUNT, accepted.total())
                .set(SALES_ORDER.SHIPPING_AMOUNT, OrderRules.withDecimals(order.shippingAmount(), order.currency()))
                .set(SALES_ORDER.STATUS, OrderStatus.ACCEPTED.name())
                .set(SALES_ORDER.METHOD, order.fulfilment().method())
                .set(SALES_ORDER.NODE_ID, order.fulfilment().nodeId())
                .set(SALES_ORDER.SERVICE, order.fulfilment().service())
                .set(SALES_ORDER.PICKUP_POINT_ID, order.fulfilment().pickupPointId())
                .set(SALES_ORDER.WANTS_LOCKER, order.fulfilment().wantsLocker())
                .set(SALES_ORDER.CUSTOMER_ID, order.customer().customerId())
                .set(SALES_ORDER.POLICY_VERSION, accepted.policyVersion())
                .set(SALES_ORDER.ACCEPTED_AT, clock.instant())
                .returning(SALES_ORDER.ORDER_ID);
    }

    private ResultQuery<?> contact(UUID orderId, PlaceOrder.Customer customer) {
        return db.insertInto(ORDER_CONTACT)
                .set(ORDER_CONTACT.ORDER_ID, orderId)
                .set(ORDER_CONTACT.NAME, customer.name())
                .set(ORDER_CONTACT.EMAIL, customer.email())
                .set(ORDER_CONTACT.PHONE, customer.phone())
                .set(ORDER_CONTACT.LOCALE, customer.locale())
                .returning(ORDER_CONTACT.ORDER_ID);
    }

    /** The latest one counts. */
    void putAddress(UUID orderId, Address address) {
        var row = db.newRecord(ORDER_ADDRESS);
        row.setOrderId(orderId);
        row.setStreet(address.street());
        row.setHouseNumber(address.number());
        row.setComplement(address.complement());
        row.setDistrict(address.district());
        row.setCity(address.city());
        row.setState(address.state());
        row.setPostalCode(PostalCodes.digits(address.postalCode()));
        row.setCountry(address.country());
        row.merge();
    }

    private ResultQuery<?> lines(AcceptedOrder accepted) {
        var order = accepted.order();
        var rows = new ArrayList<org.jooq.Record>();
        for (var line : order.lines()) {
            var row = db.newRecord(ORDER_LINE);
            row.setOrderId(accepted.orderId());
            row.setLineId(line.lineId());
            row.setLineNo(rows.size() + 1);
            row.setSku(line.sku());
            row.setDescription(accepted.products().get(line.sku()).name());
            row.setQuantity(line.quantity());
            row.setUnitPrice(OrderRules.withDecimals(line.unitPrice(), order.currency()));
            row.setDiscountAmount(accepted.discountByLine().get(line.lineId()));
            row.setSubstitution(line.substitution());
            row.setGiftWrap(line.giftWrap() != null);
            rows.add(row);
        }
        return db.insertInto(ORDER_LINE).set(rows).returning(ORDER_LINE.ORDER_ID);
    }

    private void putGiftMessages(AcceptedOrder accepted) {
        for (var line : accepted.order().lines()) {
            if (line.giftWrap() != null && line.giftWrap().message() != null) {
                db.insertInto(GIFT_MESSAGE)
                        .set(GIFT_MESSAGE.ORDER_ID, accepted.orderId())
                        .set(GIFT_MESSAGE.LINE_ID, line.lineId())
                        .set(GIFT_MESSAGE.MESSAGE, line.giftWrap().message())
                        .execute();
            }
        }
    }

    private ResultQuery<?> discounts(AcceptedOrder accepted) {
        var rows = new ArrayList<org.jooq.Record>();
        for (var discount : accepted.discounts()) {
            var row = db.newRecord(ORDER_DISCOUNT);
            row.setOrderId(accepted.orderId());
            row.setDiscountNo(rows.size() + 1);
            row.setCode(discount.code());
            row.setScope(discount.scope());
            row.setLineId(discount.lineId());
            row.setAmount(discount.amount());
            rows.add(row);
        }
        return db.insertInto(ORDER_DISCOUNT).set(rows).returning(ORDER_DISCOUNT.ORDER_ID);
    }

    private List<org.jooq.Record> tenders(AcceptedOrder accepted) {
        var order = accepted.order();
        var rows = new ArrayList<org.jooq.Record>();
        for (var tender : order.tenders()) {
            var row = db.newRecord(TENDER);
            row.setPaymentId(accepted.paymentIds().get(rows.size()));
            row.setOrderId(accepted.orderId());
            row.setTenderNo(rows.size() + 1);
            row.setMethod(tender.method());
            row.setToken(tender.token());
            row.setAmount(OrderRules.withDecimals(tender.amount(), order.currency()));
            row.setCode(tender.code());
            row.setInstallments(tender.installments() == null ? 1 : tender.installments());
            rows.add(row);
        }
        return rows;
    }

    /** Keeps every other change, and every step that takes stock or money, out until the transaction ends. */
    Optional<OrderState> lock(UUID orderId) {
        return db.selectFrom(SALES_ORDER)
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .forUpdate()
                .fetchOptional(OrderRepository::state);
    }

    /** As it is in this moment; others may change it. */
    OrderState read(UUID orderId) {
        return db.selectFrom(SALES_ORDER)
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .fetchSingle(OrderRepository::state);
    }

    private static OrderState state(SalesOrderRecord row) {
        return new OrderState(
                row.getOrderId(),
                row.getChannel(),
                OrderStatus.valueOf(row.getStatus()),
                row.getCurrency(),
                row.getTotalAmount(),
                row.getCancellationReason(),
                row.getClosedToChangesAt());
    }

    /** Keeps a change of status out until the transaction ends, but not other readers. */
    Optional<OrderStatus> lockStatusForShare(UUID orderId) {
        return db.select(SALES_ORDER.STATUS)
                .from(SALES_ORDER)
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .forShare()
                .fetchOptional(row -> OrderStatus.valueOf(row.value1()));
    }

    /** As {@link #lockStatusForShare}, leaving out those that somebody is changing in this moment. */
    Map<UUID, OrderStatus> lockStatusesForShareNow(Collection<UUID> orderIds) {
        return db.select(SALES_ORDER.ORDER_ID, SALES_ORDER.STATUS)
                .from(SALES_ORDER)
                .where(SALES_ORDER.ORDER_ID.eq(DSL.any(orderIds.toArray(UUID[]::new))))
                .forShare()
                .skipLocked()
                .fetchMap(SALES_ORDER.ORDER_ID, row -> OrderStatus.valueOf(row.value2()));
    }

    void hold(UUID orderId) {
        move(OrderStatus.ON_HOLD).where(SALES_ORDER.ORDER_ID.eq(orderId)).execute();
    }

    /** Nobody holds the order as a whole any more. */
    void release(UUID orderId) {
        move(OrderStatus.ACCEPTED)
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .and(SALES_ORDER.STATUS.eq(OrderStatus.ON_HOLD.name()))
                .execute();
    }

    void confirm(UUID orderId) {
        move(OrderStatus.IN_FULFILMENT)
                .set(SALES_ORDER.CONFIRMED_AT, clock.instant())
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .execute();
    }

    /** @param note in the canceller's words; may be null */
    void beginCancellation(UUID orderId, CancellationReason reason, String note) {
        move(OrderStatus.CANCELLING)
                .set(SALES_ORDER.CANCELLATION_REASON, reason.code())
                .set(SALES_ORDER.CANCELLATION_NOTE, note)
                .set(SALES_ORDER.CANCELLING_AT, clock.instant())
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .execute();
    }

    void close(UUID orderId) {
        move(OrderStatus.CLOSED)
                .set(SALES_ORDER.ENDED_AT, clock.instant())
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .execute();
    }

    void cancel(UUID orderId, String reasonCode) {
        move(OrderStatus.CANCELLED)
                .set(SALES_ORDER.CANCELLATION_REASON, reasonCode)
                .set(SALES_ORDER.ENDED_AT, clock.instant())
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .execute();
    }

    private UpdateSetMoreStep<SalesOrderRecord> move(OrderStatus status) {
        return db.update(SALES_ORDER)
                .set(SALES_ORDER.STATUS, status.name())
                .set(SALES_ORDER.VERSION, SALES_ORDER.VERSION.plus(1));
    }

    void setCancelled(UUID orderId, String lineId, int cancelled) {
        db.update(ORDER_LINE)
                .set(ORDER_LINE.CANCELLED, cancelled)
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .and(ORDER_LINE.LINE_ID.eq(lineId))
                .execute();
    }

    void setTotal(UUID orderId, BigDecimal total) {
        db.update(SALES_ORDER)
                .set(SALES_ORDER.TOTAL_AMOUNT, total)
                .set(SALES_ORDER.VERSION, SALES_ORDER.VERSION.plus(1))
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .execute();
    }

    void putContact(UUID orderId, Orders.Contact contact) {
        db.update(ORDER_CONTACT)
                .set(ORDER_CONTACT.NAME, contact.name())
                .set(ORDER_CONTACT.EMAIL, contact.email())
                .set(ORDER_CONTACT.PHONE, contact.phone())
                .set(ORDER_CONTACT.LOCALE, contact.locale())
                .where(ORDER_CONTACT.ORDER_ID.eq(orderId))
                .execute();
    }

    boolean isClosedToChanges(UUID orderId) {
        return db.fetchExists(
                SALES_ORDER, SALES_ORDER.ORDER_ID.eq(orderId).and(SALES_ORDER.CLOSED_TO_CHANGES_AT.isNotNull()));
    }

    /** Where and how the customer gets it; an address that is not needed any more is forgotten. */
    void putFulfilment(UUID orderId, OrderView.Wish wish) {
        db.update(SALES_ORDER)
                // Another way is another place: a locker is asked for there anew.
                .set(SALES_ORDER.WANTS_LOCKER, false)
                .set(SALES_ORDER.METHOD, wish.method())
                .set(SALES_ORDER.NODE_ID, wish.nodeId())
                .set(SALES_ORDER.SERVICE, wish.service())
                .set(SALES_ORDER.PICKUP_POINT_ID, wish.pickupPointId())
                .set(SALES_ORDER.VERSION, SALES_ORDER.VERSION.plus(1))
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .execute();
        if (wish.address() != null) {
            putAddress(orderId, wish.address());
        } else {
            db.deleteFrom(ORDER_ADDRESS)
                    .where(ORDER_ADDRESS.ORDER_ID.eq(orderId))
                    .execute();
        }
    }

    /** Nothing of it changes any more. */
    void closeToChanges(UUID orderId) {
        db.update(SALES_ORDER)
                .set(SALES_ORDER.CLOSED_TO_CHANGES_AT, clock.instant())
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .and(SALES_ORDER.CLOSED_TO_CHANGES_AT.isNull())
                .execute();
    }

    /** @param byLine units that the customer got, absolute, by line id */
    void setHandedOver(UUID orderId, Map<String, Integer> byLine) {
        byLine.forEach((lineId, quantity) -> db.update(ORDER_LINE)
                .set(ORDER_LINE.HANDED_OVER, quantity)
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .and(ORDER_LINE.LINE_ID.eq(lineId))
                .execute());
    }
}
