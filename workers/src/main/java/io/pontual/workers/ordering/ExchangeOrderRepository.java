package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.EXCHANGE_ORDER;

import io.pontual.workers.platform.persistence.jooq.ordering.tables.records.ExchangeOrderRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Orders that were placed in exchange for goods of others. */
@Repository
class ExchangeOrderRepository {
    private final DSLContext db;
    private final Clock clock;

    ExchangeOrderRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param decided whether it is known what the return pays for */
    record Exchange(UUID orderId, UUID originOrderId, UUID returnId, boolean instant, boolean decided) {}

    void insert(UUID orderId, UUID originOrderId, UUID returnId, boolean instant) {
        db.insertInto(EXCHANGE_ORDER)
                .set(EXCHANGE_ORDER.ORDER_ID, orderId)
                .set(EXCHANGE_ORDER.ORIGIN_ORDER_ID, originOrderId)
                .set(EXCHANGE_ORDER.RETURN_ID, returnId)
                .set(EXCHANGE_ORDER.INSTANT, instant)
                .set(EXCHANGE_ORDER.REQUESTED_AT, clock.instant())
                .execute();
    }

    Optional<Exchange> find(UUID orderId) {
        return db.fetchOptional(EXCHANGE_ORDER, EXCHANGE_ORDER.ORDER_ID.eq(orderId))
                .map(ExchangeOrderRepository::map);
    }

    /** Oldest first. */
    List<Exchange> ofOrigin(UUID originOrderId) {
        return db.selectFrom(EXCHANGE_ORDER)
                .where(EXCHANGE_ORDER.ORIGIN_ORDER_ID.eq(originOrderId))
                .orderBy(EXCHANGE_ORDER.ORDER_ID)
                .fetch(ExchangeOrderRepository::map);
    }

    /** @return false when it was decided before */
    boolean decide(UUID orderId) {
        return db.update(EXCHANGE_ORDER)
                        .set(EXCHANGE_ORDER.DECIDED_AT, clock.instant())
                        .where(EXCHANGE_ORDER.ORDER_ID.eq(orderId), EXCHANGE_ORDER.DECIDED_AT.isNull())
                        .execute()
                == 1;
    }

    /** The new goods leave before it is known what pays for them. */
    boolean waitsForReturn(UUID orderId) {
        return db.fetchExists(
                EXCHANGE_ORDER,
                EXCHANGE_ORDER
                        .ORDER_ID
                        .eq(orderId)
                        .and(EXCHANGE_ORDER.INSTANT)
                        .and(EXCHANGE_ORDER.DECIDED_AT.isNull()));
    }

    private static Exchange map(ExchangeOrderRecord row) {
        return new Exchange(
                row.getOrderId(),
                row.getOriginOrderId(),
                row.getReturnId(),
                row.getInstant(),
                row.getDecidedAt() != null);
    }
}
