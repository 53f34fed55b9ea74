package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_CHARGE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_DISCOUNT;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_LINE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;

import io.pontual.workers.ordering.contract.Orders.Amounts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** What orders were sold for, and what was charged for what. Whoever writes has locked the order. */
@Repository
class ChargeRepository {
    private final DSLContext db;
    private final Clock clock;

    ChargeRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param wanted units that were not cancelled, by line
     * @param handedOver units that the customer got so far, by line
     * @param substituted whether the store replaced some of them
     */
    record Sold(
            Price price,
            String currency,
            String method,
            Map<String, Integer> wanted,
            Map<String, Integer> handedOver,
            boolean substituted) {}

    /** @throws NoSuchElementException when there is no such order */
    Sold sold(UUID orderId) {
        var order = db.fetchOptional(SALES_ORDER, SALES_ORDER.ORDER_ID.eq(orderId))
                .orElseThrow(() -> new NoSuchElementException("There is no order " + orderId));
        var rows = db.selectFrom(ORDER_LINE)
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .orderBy(ORDER_LINE.LINE_NO)
                .fetch();
        var wanted = new HashMap<String, Integer>();
        var handedOver = new HashMap<String, Integer>();
        rows.forEach(row -> {
            wanted.put(row.getLineId(), row.getQuantity() - row.getCancelled());
            handedOver.put(row.getLineId(), row.getHandedOver());
        });
        var price = new Price(
                rows.map(row -> new Price.Line(
                        row.getLineId(), row.getUnitPrice(), row.getQuantity(), row.getDiscountAmount())),
                discounts(orderId),
                order.getShippingWaivedAt() == null ? order.getShippingAmount() : BigDecimal.ZERO,
                OrderRules.decimals(order.getCurrency()).orElseThrow());
        return new Sold(
                price,
                order.getCurrency(),
                order.getMethod(),
                wanted,
                handedOver,
                rows.stream().anyMatch(row -> row.getSubstituteFor() != null));
    }

    /** In the order in which the channel sent them. */
    private List<Discount> discounts(UUID orderId) {
        return db.selectFrom(ORDER_DISCOUNT)
                .where(ORDER_DISCOUNT.ORDER_ID.eq(orderId))
                .orderBy(ORDER_DISCOUNT.DISCOUNT_NO)
                .fetch(row -> new Discount(row.getCode(), row.getScope(), row.getLineId(), row.getAmount()));
    }

    void waiveShipping(UUID orderId) {
        db.update(SALES_ORDER)
                .set(SALES_ORDER.SHIPPING_WAIVED_AT, clock.instant())
                .where(SALES_ORDER.ORDER_ID.eq(orderId), SALES_ORDER.SHIPPING_WAIVED_AT.isNull())
                .execute();
    }

    void addHandedOver(UUID orderId, String lineId, int units) {
        db.update(ORDER_LINE)
                .set(ORDER_LINE.HANDED_OVER, ORDER_LINE.HANDED_OVER.plus(units))
                .where(ORDER_LINE.ORDER_ID.eq(orderId), ORDER_LINE.LINE_ID.eq(lineId))
                .execute();
    }

    /** @param fulfilmentId null for what the settlement made different */
    record Charge(UUID fulfilmentId, Amounts amounts, Instant chargedAt) {}

    /** Oldest first. */
    List<Charge> charges(UUID orderId) {
        return db.selectFrom(ORDER_CHARGE)
                .where(ORDER_CHARGE.ORDER_ID.eq(orderId))
                .orderBy(ORDER_CHARGE.FULFILMENT_ID.isNull(), ORDER_CHARGE.CHARGED_AT, ORDER_CHARGE.FULFILMENT_ID)
                .fetch(row -> new Charge(
                        row.getFulfilmentId(),
                        new Amounts(
                                row.getGoodsAmount(),
                                row.getDiscountAmount(),
                                row.getShippingAmount(),
                                row.getShippingDiscountAmount()),
                        row.getChargedAt()));
    }

    /** @param fulfilmentId null for the settlement, whose latest amounts count */
    void put(UUID orderId, UUID fulfilmentId, Amounts amounts) {
        db.insertInto(ORDER_CHARGE)
                .set(ORDER_CHARGE.ORDER_ID, orderId)
                .set(ORDER_CHARGE.FULFILMENT_ID, fulfilmentId)
                .set(ORDER_CHARGE.GOODS_AMOUNT, amounts.goods())
                .set(ORDER_CHARGE.DISCOUNT_AMOUNT, amounts.discount())
                .set(ORDER_CHARGE.SHIPPING_AMOUNT, amounts.shipping())
                .set(ORDER_CHARGE.SHIPPING_DISCOUNT_AMOUNT, amounts.shippingDiscount())
                .set(ORDER_CHARGE.CHARGED_AT, clock.instant())
                .onConflict(ORDER_CHARGE.ORDER_ID, ORDER_CHARGE.FULFILMENT_ID)
                .doUpdate()
                .set(ORDER_CHARGE.GOODS_AMOUNT, DSL.excluded(ORDER_CHARGE.GOODS_AMOUNT))
                .set(ORDER_CHARGE.DISCOUNT_AMOUNT, DSL.excluded(ORDER_CHARGE.DISCOUNT_AMOUNT))
                .set(ORDER_CHARGE.SHIPPING_AMOUNT, DSL.excluded(ORDER_CHARGE.SHIPPING_AMOUNT))
                .set(ORDER_CHARGE.SHIPPING_DISCOUNT_AMOUNT, DSL.excluded(ORDER_CHARGE.SHIPPING_DISCOUNT_AMOUNT))
                .execute();
    }
}
