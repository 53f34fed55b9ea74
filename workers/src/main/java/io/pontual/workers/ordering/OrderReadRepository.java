package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_ADDRESS;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_CONTACT;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_LINE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.TENDER;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.persistence.jooq.ordering.tables.records.SalesOrderRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads orders. */
@Repository
class OrderReadRepository {
    private final DSLContext db;

    OrderReadRepository(DSLContext db) {
        this.db = db;
    }

    Optional<UUID> idOf(String channel, String externalId) {
        return db.select(SALES_ORDER.ORDER_ID)
                .from(SALES_ORDER)
                .where(SALES_ORDER.CHANNEL.eq(channel))
                .and(SALES_ORDER.EXTERNAL_ID.eq(externalId))
                .fetchOptional(SALES_ORDER.ORDER_ID);
    }

    List<UUID> withNumber(String number) {
        return db.select(SALES_ORDER.ORDER_ID)
                .from(SALES_ORDER)
                .where(SALES_ORDER.EXTERNAL_ID.eq(number))
                .or(SALES_ORDER.ORDER_ID.cast(String.class).eq(number.toLowerCase(Locale.ROOT)))
                .fetch(SALES_ORDER.ORDER_ID);
    }

    boolean wantsLocker(UUID orderId) {
        return db.fetchExists(SALES_ORDER, SALES_ORDER.ORDER_ID.eq(orderId), SALES_ORDER.WANTS_LOCKER.isTrue());
    }

    Optional<OrderHead> head(UUID orderId) {
        return db.selectFrom(SALES_ORDER)
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .fetchOptional(OrderReadRepository::head);
    }

    List<Orders.Line> lines(UUID orderId) {
        return db.selectFrom(ORDER_LINE)
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .orderBy(ORDER_LINE.LINE_NO)
                .fetch(row -> new Orders.Line(
                        row.getLineId(),
                        row.getSku(),
                        row.getDescription(),
                        row.getQuantity() - row.getCancelled(),
                        row.getUnitPrice(),
                        row.getHandedOver(),
                        row.getCancelled()));
    }

    Optional<Orders.Contact> contact(UUID orderId) {
        return db.selectFrom(ORDER_CONTACT)
                .where(ORDER_CONTACT.ORDER_ID.eq(orderId))
                .fetchOptional(
                        row -> new Orders.Contact(row.getName(), row.getEmail(), row.getPhone(), row.getLocale()));
    }

    /** Empty for an order that is collected, and once the address has been erased. */
    Optional<Address> address(UUID orderId) {
        return db.selectFrom(ORDER_ADDRESS)
                .where(ORDER_ADDRESS.ORDER_ID.eq(orderId))
                .fetchOptional(row -> new Address(
                        row.getStreet(),
                        row.getHouseNumber(),
                        row.getComplement(),
                        row.getDistrict(),
                        row.getCity(),
                        row.getState(),
                        row.getPostalCode(),
                        row.getCountry()));
    }

    List<Orders.Tender> tenders(UUID orderId) {
        return db.select(
                        TENDER.PAYMENT_ID,
                        TENDER.METHOD,
                        TENDER.TOKEN,
                        TENDER.CODE,
                        TENDER.AMOUNT,
                        SALES_ORDER.CURRENCY,
                        TENDER.INSTALLMENTS)
                .from(TENDER)
                .join(SALES_ORDER)
                .on(SALES_ORDER.ORDER_ID.eq(TENDER.ORDER_ID))
                .where(TENDER.ORDER_ID.eq(orderId))
                .orderBy(TENDER.TENDER_NO)
                .fetch(row -> new Orders.Tender(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    /** Newest first. */
    List<OrderHead> find(OrderFilter filter, int limit) {
        return db.selectFrom(SALES_ORDER)
                .where(condition(filter))
                .orderBy(SALES_ORDER.ORDER_ID.desc())
                .limit(limit)
                .fetch(OrderReadRepository::head);
    }

    private static Condition condition(OrderFilter filter) {
        var condition = DSL.noCondition();
        if (filter.channel() != null) {
            condition = condition.and(SALES_ORDER.CHANNEL.eq(filter.channel()));
        }
        if (filter.externalId() != null) {
            condition = condition.and(SALES_ORDER.EXTERNAL_ID.eq(filter.externalId()));
        }
        if (filter.status() != null) {
            condition = condition.and(SALES_ORDER.STATUS.eq(filter.status().name()));
        }
        if (filter.customerEmail() != null) {
            condition = condition.and(SALES_ORDER.ORDER_ID.in(DSL.select(ORDER_CONTACT.ORDER_ID)
                    .from(ORDER_CONTACT)
                    .where(DSL.lower(ORDER_CONTACT.EMAIL)
                            .eq(filter.customerEmail().toLowerCase(Locale.ROOT)))));
        }
        if (filter.before() != null) {
            condition = condition.and(SALES_ORDER.ORDER_ID.lt(filter.before()));
        }
        return condition;
    }

    private static OrderHead head(SalesOrderRecord row) {
        return new OrderHead(
                row.getOrderId(),
                row.getExternalId(),
                row.getChannel(),
                OrderStatus.valueOf(row.getStatus()),
                row.getCurrency(),
                row.getTotalAmount(),
                row.getMethod(),
                row.getNodeId(),
                row.getService(),
                row.getPickupPointId(),
                row.getCustomerId(),
                row.getPolicyVersion(),
                row.getCancellationReason(),
                row.getCancellationNote(),
                row.getAcceptedAt(),
                row.getConfirmedAt(),
                row.getCancellingAt(),
                row.getEndedAt());
    }
}
