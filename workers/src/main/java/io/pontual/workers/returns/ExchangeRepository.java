package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.returns.Tables.EXCHANGE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.EXCHANGE_LINE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REQUEST;

import io.pontual.workers.platform.persistence.jooq.returns.tables.records.ExchangeRecord;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Exchanges. Whoever writes has locked the return. */
@Repository
class ExchangeRepository {
    private final DSLContext db;
    private final Clock clock;

    ExchangeRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void insert(Exchange made, String customerId, BigDecimal score) {
        db.insertInto(EXCHANGE)
                .set(EXCHANGE.RETURN_ID, made.returnId())
                .set(EXCHANGE.ORDER_ID, made.orderId())
                .set(EXCHANGE.CUSTOMER_ID, customerId)
                .set(EXCHANGE.INSTANT, made.instant())
                .set(EXCHANGE.RESERVED, made.reserved())
                .set(EXCHANGE.SCORE, score)
                .set(EXCHANGE.PRICE_AMOUNT, made.price())
                .set(EXCHANGE.PAYS_AMOUNT, made.pays())
                .set(EXCHANGE.STATUS, made.status().name())
                .set(EXCHANGE.REQUESTED_AT, clock.instant())
                .execute();
        made.lines().forEach(line -> db.insertInto(EXCHANGE_LINE)
                .set(EXCHANGE_LINE.RETURN_ID, made.returnId())
                .set(EXCHANGE_LINE.LINE_ID, line.lineId())
                .set(EXCHANGE_LINE.SKU, line.sku())
                .set(EXCHANGE_LINE.DESCRIPTION, line.description())
                .set(EXCHANGE_LINE.QUANTITY, line.quantity())
                .set(EXCHANGE_LINE.UNIT_PRICE, line.unitPrice())
                .set(EXCHANGE_LINE.DISCOUNT_AMOUNT, line.discount())
                .execute());
    }

    Optional<Exchange> find(UUID returnId) {
        return db.fetchOptional(EXCHANGE, EXCHANGE.RETURN_ID.eq(returnId)).map(this::read);
    }

    Optional<Exchange> lock(UUID returnId) {
        return db.selectFrom(EXCHANGE)
                .where(EXCHANGE.RETURN_ID.eq(returnId))
                .forUpdate()
                .fetchOptional(this::read);
    }

    /** @param shipping owed when nothing of the new goods can be had */
    void decide(UUID returnId, BigDecimal credit, BigDecimal shipping) {
        db.update(EXCHANGE)
                .set(EXCHANGE.STATUS, Exchange.Status.DECIDED.name())
                .set(EXCHANGE.CREDIT_AMOUNT, credit)
                .set(EXCHANGE.SHIPPING_AMOUNT, shipping)
                .set(EXCHANGE.DECIDED_AT, clock.instant())
                .where(EXCHANGE.RETURN_ID.eq(returnId))
                .execute();
    }

    void charge(UUID returnId) {
        db.update(EXCHANGE)
                .set(EXCHANGE.CHARGED, true)
                .where(EXCHANGE.RETURN_ID.eq(returnId))
                .execute();
    }

    void end(UUID returnId, BigDecimal refund) {
        db.update(EXCHANGE)
                .set(EXCHANGE.STATUS, Exchange.Status.ENDED.name())
                .set(EXCHANGE.REFUND_AMOUNT, refund)
                .set(EXCHANGE.ENDED_AT, clock.instant())
                .where(EXCHANGE.RETURN_ID.eq(returnId))
                .execute();
    }

    /** What of the orders' money pays for other goods now. */
    BigDecimal spent(Collection<UUID> orderIds) {
        return db.select(DSL.coalesce(
                        DSL.sum(EXCHANGE.CREDIT_AMOUNT.minus(DSL.coalesce(EXCHANGE.REFUND_AMOUNT, BigDecimal.ZERO))),
                        BigDecimal.ZERO))
                .from(EXCHANGE)
                .join(RETURN_REQUEST)
                .on(RETURN_REQUEST.RETURN_ID.eq(EXCHANGE.RETURN_ID))
                .where(RETURN_REQUEST.ORDER_ID.in(orderIds).and(EXCHANGE.CREDIT_AMOUNT.isNotNull()))
                .fetchSingle()
                .value1();
    }

    /** Exchanges since then for which nothing came back. */
    int chargedSince(String customerId, Instant since) {
        return db.fetchCount(
                EXCHANGE,
                EXCHANGE.CUSTOMER_ID.eq(customerId).and(EXCHANGE.CHARGED).and(EXCHANGE.REQUESTED_AT.ge(since)));
    }

    private Exchange read(ExchangeRecord row) {
        List<Exchange.Line> lines = db.selectFrom(EXCHANGE_LINE)
                .where(EXCHANGE_LINE.RETURN_ID.eq(row.getReturnId()))
                .orderBy(EXCHANGE_LINE.LINE_ID)
                .fetch(line -> new Exchange.Line(
                        line.getLineId(),
                        line.getSku(),
                        line.getDescription(),
                        line.getQuantity(),
                        line.getUnitPrice(),
                        line.getDiscountAmount()));
        return new Exchange(
                row.getReturnId(),
                row.getOrderId(),
                row.getInstant(),
                row.getReserved(),
                row.getPriceAmount(),
                row.getPaysAmount(),
                Exchange.Status.valueOf(row.getStatus()),
                row.getCreditAmount(),
                row.getShippingAmount(),
                row.getRefundAmount(),
                row.getCharged(),
                lines);
    }
}
