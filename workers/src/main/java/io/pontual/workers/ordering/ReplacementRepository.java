package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_CONTACT;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_LINE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.REPLACEMENT;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.REPLACEMENT_LINE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.persistence.jooq.ordering.tables.records.ReplacementRecord;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Orders that replace goods of others. */
@Repository
class ReplacementRepository {
    private final DSLContext db;
    private final Clock clock;

    ReplacementRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param lines with the description of what is sent
     * @param unitRefunds by line; a line without one is worth what was paid for it
     */
    record Wanted(
            Replacement replacement,
            OrderHead origin,
            String externalId,
            OrderView.Wish way,
            Orders.Contact contact,
            List<Orders.Line> lines,
            Map<String, BigDecimal> unitRefunds) {}

    Optional<Replacement> find(UUID orderId) {
        return db.fetchOptional(REPLACEMENT, REPLACEMENT.ORDER_ID.eq(orderId)).map(ReplacementRepository::map);
    }

    Optional<Replacement> ofCause(UUID causeId) {
        return db.fetchOptional(REPLACEMENT, REPLACEMENT.CAUSE_ID.eq(causeId)).map(ReplacementRepository::map);
    }

    /** Oldest first. */
    List<Replacement> ofOrigin(UUID originOrderId) {
        return db.selectFrom(REPLACEMENT)
                .where(REPLACEMENT.ORIGIN_ORDER_ID.eq(originOrderId))
                .orderBy(REPLACEMENT.NUMBER)
                .fetch(ReplacementRepository::map);
    }

    /** Units are worth what was paid for them unless their line is in the map. */
    Map<String, BigDecimal> unitRefunds(UUID orderId) {
        var byLine = new HashMap<String, BigDecimal>();
        db.selectFrom(REPLACEMENT_LINE)
                .where(REPLACEMENT_LINE.ORDER_ID.eq(orderId), REPLACEMENT_LINE.UNIT_REFUND.isNotNull())
                .forEach(row -> byLine.put(row.getLineId(), row.getUnitRefund()));
        return byLine;
    }

    /** Units that were not had with replacements of an order that have ended, by line; none whose worth was agreed. */
    Map<String, Integer> missing(UUID originOrderId) {
        var missing = new HashMap<String, Integer>();
        db.select(ORDER_LINE.LINE_ID, ORDER_LINE.QUANTITY, ORDER_LINE.HANDED_OVER)
                .from(ORDER_LINE)
                .join(REPLACEMENT)
                .on(REPLACEMENT.ORDER_ID.eq(ORDER_LINE.ORDER_ID))
                .join(REPLACEMENT_LINE)
                .on(REPLACEMENT_LINE
                        .ORDER_ID
                        .eq(ORDER_LINE.ORDER_ID)
                        .and(REPLACEMENT_LINE.LINE_ID.eq(ORDER_LINE.LINE_ID)))
                .where(
                        REPLACEMENT.ORIGIN_ORDER_ID.eq(originOrderId),
                        REPLACEMENT.ENDED_AT.isNotNull(),
                        REPLACEMENT_LINE.UNIT_REFUND.isNull())
                .forEach(row -> missing.merge(row.value1(), row.value2() - row.value3(), Integer::sum));
        return missing;
    }

    /** The caller has locked the order that is replaced. The address is put by whoever puts addresses. */
    void insert(Wanted wanted) {
        var replacement = wanted.replacement();
        var orderId = replacement.orderId();
        db.insertInto(SALES_ORDER)
                .set(SALES_ORDER.ORDER_ID, orderId)
                .set(SALES_ORDER.EXTERNAL_ID, wanted.externalId())
                .set(SALES_ORDER.CHANNEL, wanted.origin().channel())
                .set(SALES_ORDER.CURRENCY, wanted.origin().currency())
                .set(SALES_ORDER.TOTAL_AMOUNT, BigDecimal.ZERO)
                .set(SALES_ORDER.STATUS, OrderStatus.ACCEPTED.name())
                .set(SALES_ORDER.METHOD, wanted.way().method())
                .set(SALES_ORDER.NODE_ID, wanted.way().nodeId())
                .set(SALES_ORDER.SERVICE, wanted.way().service())
                .set(SALES_ORDER.PICKUP_POINT_ID, wanted.way().pickupPointId())
                .set(SALES_ORDER.CUSTOMER_ID, wanted.origin().customerId())
                .set(SALES_ORDER.POLICY_VERSION, wanted.origin().policyVersion())
                .set(SALES_ORDER.ACCEPTED_AT, clock.instant())
                .set(SALES_ORDER.CLOSED_TO_CHANGES_AT, clock.instant())
                .execute();
        db.insertInto(ORDER_CONTACT)
                .set(ORDER_CONTACT.ORDER_ID, orderId)
                .set(ORDER_CONTACT.NAME, wanted.contact().name())
                .set(ORDER_CONTACT.EMAIL, wanted.contact().email())
                .set(ORDER_CONTACT.PHONE, wanted.contact().phone())
                .set(ORDER_CONTACT.LOCALE, wanted.contact().locale())
                .execute();
        int no = 0;
        for (var line : wanted.lines()) {
            db.insertInto(ORDER_LINE)
                    .set(ORDER_LINE.ORDER_ID, orderId)
                    .set(ORDER_LINE.LINE_ID, line.lineId())
                    .set(ORDER_LINE.LINE_NO, ++no)
                    .set(ORDER_LINE.SKU, line.sku())
                    .set(ORDER_LINE.DESCRIPTION, line.description())
                    .set(ORDER_LINE.QUANTITY, line.quantity())
                    .set(ORDER_LINE.UNIT_PRICE, BigDecimal.ZERO)
                    .execute();
        }
        db.insertInto(REPLACEMENT)
                .set(REPLACEMENT.ORDER_ID, orderId)
                .set(REPLACEMENT.ORIGIN_ORDER_ID, replacement.originOrderId())
                .set(REPLACEMENT.NUMBER, replacement.number())
                .set(REPLACEMENT.CAUSE, replacement.cause())
                .set(REPLACEMENT.CAUSE_ID, replacement.causeId())
                .set(REPLACEMENT.REQUESTED_AT, replacement.requestedAt())
                .execute();
        wanted.lines().forEach(line -> db.insertInto(REPLACEMENT_LINE)
                .set(REPLACEMENT_LINE.ORDER_ID, orderId)
                .set(REPLACEMENT_LINE.LINE_ID, line.lineId())
                .set(REPLACEMENT_LINE.UNIT_REFUND, wanted.unitRefunds().get(line.lineId()))
                .execute());
    }

    void end(UUID orderId, BigDecimal refund) {
        db.update(REPLACEMENT)
                .set(REPLACEMENT.ENDED_AT, clock.instant())
                .set(REPLACEMENT.REFUND_AMOUNT, refund)
                .where(REPLACEMENT.ORDER_ID.eq(orderId), REPLACEMENT.ENDED_AT.isNull())
                .execute();
    }

    private static Replacement map(ReplacementRecord row) {
        return new Replacement(
                row.getOrderId(),
                row.getOriginOrderId(),
                row.getNumber(),
                row.getCause(),
                row.getCauseId(),
                row.getRequestedAt(),
                row.getEndedAt(),
                row.getRefundAmount());
    }
}
