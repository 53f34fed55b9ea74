package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.HOLD;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;

import io.pontual.workers.platform.persistence.jooq.ordering.tables.records.HoldRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Holds. Whoever writes has locked the order. */
@Repository
class HoldRepository {
    private final DSLContext db;
    private final Clock clock;

    HoldRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void insert(Hold hold) {
        db.insertInto(HOLD)
                .set(HOLD.HOLD_ID, hold.holdId())
                .set(HOLD.ORDER_ID, hold.orderId())
                .set(HOLD.FULFILMENT_ID, hold.fulfilmentId())
                .set(HOLD.TYPE, hold.type().code())
                .set(HOLD.REASONS, hold.reasons().toArray(String[]::new))
                .set(HOLD.PLACED_BY, hold.placedBy())
                .set(HOLD.PLACED_AT, hold.placedAt())
                .set(HOLD.RELEASE_AT, hold.releaseAt())
                .set(
                        HOLD.REVIEW_DUE_AT,
                        hold.review() == null ? null : hold.review().dueAt())
                .set(
                        HOLD.WITHOUT_DECISION,
                        hold.review() == null ? null : hold.review().withoutDecision())
                .execute();
    }

    void release(UUID holdId, Hold.Release release) {
        db.update(HOLD)
                .set(HOLD.RELEASED_BY, release.by())
                .set(HOLD.RELEASED_AT, release.at())
                .set(HOLD.RELEASE_REASON, release.reason())
                .where(HOLD.HOLD_ID.eq(holdId))
                .execute();
    }

    Optional<Hold> find(UUID holdId) {
        return db.selectFrom(HOLD).where(HOLD.HOLD_ID.eq(holdId)).fetchOptional(HoldRepository::hold);
    }

    /** Oldest first. */
    List<Hold> ofOrder(UUID orderId) {
        return db.selectFrom(HOLD)
                .where(HOLD.ORDER_ID.eq(orderId))
                .orderBy(HOLD.HOLD_ID)
                .fetch(HoldRepository::hold);
    }

    List<Hold> openOfOrder(UUID orderId) {
        return ofOrder(orderId).stream().filter(Hold::isOpen).toList();
    }

    /** Who places holds of orders whose goods are kept aside nevertheless. */
    static final String RESERVING = "exchange-reserved";

    /** So that nothing may be sought or kept aside for it. */
    boolean keepsFromSourcing(UUID orderId) {
        return db.fetchExists(DSL.selectOne()
                .from(HOLD)
                .where(HOLD.ORDER_ID.eq(orderId))
                .and(HOLD.FULFILMENT_ID.isNull())
                .and(HOLD.PLACED_BY.ne(RESERVING))
                .and(HOLD.RELEASED_AT.isNull())
                .and(HOLD.RELEASE_AT.isNull().or(HOLD.RELEASE_AT.gt(clock.instant()))));
    }

    /** @param fulfilmentId null for the order alone */
    boolean isHeld(UUID orderId, UUID fulfilmentId) {
        return db.fetchExists(DSL.selectOne()
                .from(HOLD)
                .where(HOLD.ORDER_ID.eq(orderId))
                .and(HOLD.FULFILMENT_ID.isNull().or(HOLD.FULFILMENT_ID.eq(fulfilmentId)))
                .and(HOLD.RELEASED_AT.isNull())
                .and(HOLD.RELEASE_AT.isNull().or(HOLD.RELEASE_AT.gt(clock.instant()))));
    }

    /** Open ones, oldest first. */
    List<Hold> open(HoldFilter filter, int limit) {
        var condition = HOLD.RELEASED_AT.isNull().and(HOLD.RELEASE_AT.isNull().or(HOLD.RELEASE_AT.gt(clock.instant())));
        if (filter.channel() != null) {
            condition = condition.and(HOLD.ORDER_ID.in(DSL.select(SALES_ORDER.ORDER_ID)
                    .from(SALES_ORDER)
                    .where(SALES_ORDER.CHANNEL.eq(filter.channel()))));
        }
        if (filter.type() != null) {
            condition = condition.and(HOLD.TYPE.eq(filter.type().code()));
        }
        if (filter.orderId() != null) {
            condition = condition.and(HOLD.ORDER_ID.eq(filter.orderId()));
        }
        if (filter.placedBefore() != null) {
            condition = condition.and(HOLD.PLACED_AT.le(filter.placedBefore()));
        }
        if (filter.after() != null) {
            condition = condition.and(HOLD.HOLD_ID.gt(filter.after()));
        }
        return db.selectFrom(HOLD)
                .where(condition)
                .orderBy(HOLD.HOLD_ID)
                .limit(limit)
                .fetch(HoldRepository::hold);
    }

    private static Hold hold(HoldRecord row) {
        return new Hold(
                row.getHoldId(),
                row.getOrderId(),
                row.getFulfilmentId(),
                HoldType.of(row.getType()),
                List.of(row.getReasons()),
                row.getPlacedBy(),
                row.getPlacedAt(),
                row.getReleaseAt(),
                row.getReviewDueAt() == null ? null : new Hold.Review(row.getReviewDueAt(), row.getWithoutDecision()),
                row.getReleasedAt() == null
                        ? null
                        : new Hold.Release(row.getReleasedBy(), row.getReleasedAt(), row.getReleaseReason()));
    }
}
