package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_LINE;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import io.pontual.workers.ordering.contract.Substitutes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Lines that were taken in the place of others. Whoever writes has locked the order. */
@Repository
class SubstituteRepository {
    private final DSLContext db;

    SubstituteRepository(DSLContext db) {
        this.db = db;
    }

    Optional<String> wish(UUID orderId, String lineId) {
        return db.select(ORDER_LINE.SUBSTITUTION)
                .from(ORDER_LINE)
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .and(ORDER_LINE.LINE_ID.eq(lineId))
                .fetchOptional(ORDER_LINE.SUBSTITUTION);
    }

    /** By line: the one in whose place it was taken. */
    Map<String, String> ofOrder(UUID orderId) {
        return db.select(ORDER_LINE.LINE_ID, ORDER_LINE.SUBSTITUTE_FOR)
                .from(ORDER_LINE)
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .and(ORDER_LINE.SUBSTITUTE_FOR.isNotNull())
                .fetchMap(ORDER_LINE.LINE_ID, ORDER_LINE.SUBSTITUTE_FOR);
    }

    void replace(UUID orderId, String lineId, Substitutes.New line) {
        db.update(ORDER_LINE)
                .set(ORDER_LINE.CANCELLED, ORDER_LINE.CANCELLED.plus(line.quantity()))
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .and(ORDER_LINE.LINE_ID.eq(lineId))
                .execute();
        db.insertInto(ORDER_LINE)
                .set(ORDER_LINE.ORDER_ID, orderId)
                .set(ORDER_LINE.LINE_ID, line.lineId())
                .set(
                        ORDER_LINE.LINE_NO,
                        select(max(ORDER_LINE.LINE_NO).plus(1)).from(ORDER_LINE).where(ORDER_LINE.ORDER_ID.eq(orderId)))
                .set(ORDER_LINE.SKU, line.sku())
                .set(ORDER_LINE.DESCRIPTION, line.description())
                .set(ORDER_LINE.QUANTITY, line.quantity())
                .set(ORDER_LINE.UNIT_PRICE, line.unitPrice())
                .set(ORDER_LINE.SUBSTITUTE_FOR, lineId)
                .set(
                        ORDER_LINE.GIFT_WRAP,
                        select(ORDER_LINE.GIFT_WRAP)
                                .from(ORDER_LINE)
                                .where(ORDER_LINE.ORDER_ID.eq(orderId), ORDER_LINE.LINE_ID.eq(lineId)))
                .execute();
    }
}
