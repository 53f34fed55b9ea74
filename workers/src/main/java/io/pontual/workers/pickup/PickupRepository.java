package io.pontual.workers.pickup;

import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.EXTENSION;
import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.PICKUP_;
import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.PICKUP_LINE;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.platform.persistence.jooq.pickup.tables.records.PickupRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

@Repository
class PickupRepository {
    private final DSLContext db;

    /** @param quantity units that the customer keeps @param givenBack at once @param setAside of these, not to be sold again */
    record Kept(String lineId, int quantity, int givenBack, int setAside) {}

    PickupRepository(DSLContext db) {
        this.db = db;
    }

    /** @return false when the pickup is there already */
    boolean insert(Pickup pickup) {
        var offer = pickup.offer();
        return db.insertInto(PICKUP_)
                        .set(PICKUP_.FULFILMENT_ID, offer.fulfilmentId())
                        .set(PICKUP_.ORDER_ID, offer.orderId())
                        .set(PICKUP_.NODE_ID, offer.nodeId())
                        .set(PICKUP_.STORE_SYSTEM, offer.storeSystem().code())
                        .set(PICKUP_.STATUS, pickup.status().name())
                        .set(PICKUP_.CODE_ATTEMPTS, pickup.guard().limit())
                        .set(PICKUP_.EXTENSION_LIMIT, pickup.limits().extensions())
                        .set(PICKUP_.OFFERED_AT, offer.offeredAt())
                        .set(PICKUP_.ANSWER_DUE_AT, offer.answerDueAt())
                        .onConflict(PICKUP_.FULFILMENT_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    Optional<Pickup> find(UUID fulfilmentId) {
        return db.selectFrom(PICKUP_)
                .where(PICKUP_.FULFILMENT_ID.eq(fulfilmentId))
                .fetchOptional(PickupRepository::pickup);
    }

    /** Locked until the transaction ends, so that a handover and a recall cannot both win. */
    Optional<Pickup> lock(UUID fulfilmentId) {
        return db.selectFrom(PICKUP_)
                .where(PICKUP_.FULFILMENT_ID.eq(fulfilmentId))
                .forUpdate()
                .fetchOptional(PickupRepository::pickup);
    }

    List<Pickup> ofOrder(UUID orderId) {
        return db.selectFrom(PICKUP_)
                .where(PICKUP_.ORDER_ID.eq(orderId))
                .orderBy(PICKUP_.FULFILMENT_ID)
                .fetch(PickupRepository::pickup);
    }

    /** All of the order's, locked in a fixed order, so that two who do this cannot wait for each other. */
    List<Pickup> lockOrder(UUID orderId) {
        return db.selectFrom(PICKUP_)
                .where(PICKUP_.ORDER_ID.eq(orderId))
                .orderBy(PICKUP_.FULFILMENT_ID)
                .forUpdate()
                .fetch(PickupRepository::pickup);
    }

    /** Writes a pickup that a lock method gave. */
    void update(Pickup pickup) {
        var answer = pickup.storeAnswer();
        var collectedBy = pickup.collectedBy();
        db.update(PICKUP_)
                .set(PICKUP_.STATUS, pickup.status().name())
                .set(PICKUP_.STORE_ANSWER, answer == null ? null : answer.name())
                .set(PICKUP_.REASON, pickup.reason())
                .set(PICKUP_.STAGING_LOCATION, pickup.stagingLocation())
                .set(PICKUP_.ACCEPTED_AT, pickup.times().acceptedAt())
                .set(PICKUP_.READY_AT, pickup.times().readyAt())
                .set(PICKUP_.REMIND_AT, pickup.times().remindAt())
                .set(PICKUP_.HOLD_UNTIL, pickup.times().holdUntil())
                .set(PICKUP_.HANDED_OVER_AT, pickup.times().handedOverAt())
                .set(PICKUP_.ENDED_AT, pickup.times().endedAt())
                .set(PICKUP_.CODE_ATTEMPTS, pickup.guard().limit())
                .set(PICKUP_.EXTENSION_LIMIT, pickup.limits().extensions())
                .set(PICKUP_.EXTEND_BY, pickup.limits().extendBy())
                .set(PICKUP_.EXTENDED, pickup.extended())
                .set(PICKUP_.CURBSIDE_WITHIN, pickup.limits().curbsideWithin())
                .set(PICKUP_.WRONG_ATTEMPTS, pickup.guard().wrong())
                .set(PICKUP_.LOCKED_AT, pickup.guard().lockedAt())
                .set(PICKUP_.COLLECTED_BY, collectedBy == null ? null : collectedBy.code())
                .set(PICKUP_.VERSION, PICKUP_.VERSION.plus(1))
                .where(PICKUP_.FULFILMENT_ID.eq(pickup.fulfilmentId()))
                .execute();
    }

    void insertLines(UUID fulfilmentId, List<LineQuantity> lines) {
        var insert = db.insertInto(PICKUP_LINE, PICKUP_LINE.FULFILMENT_ID, PICKUP_LINE.LINE_ID, PICKUP_LINE.QUANTITY);
        for (var line : lines) {
            insert = insert.values(fulfilmentId, line.lineId(), line.quantity());
        }
        insert.execute();
    }

    /** @param kept of each line that waits, zero too */
    void handOver(UUID fulfilmentId, List<Kept> kept) {
        for (var line : kept) {
            db.update(PICKUP_LINE)
                    .set(PICKUP_LINE.HANDED_OVER, line.quantity())
                    .set(PICKUP_LINE.GIVEN_BACK, line.givenBack())
                    .set(PICKUP_LINE.SET_ASIDE, line.setAside())
                    .where(PICKUP_LINE.FULFILMENT_ID.eq(fulfilmentId))
                    .and(PICKUP_LINE.LINE_ID.eq(line.lineId()))
                    .execute();
        }
    }

    /** What the customer took, lines of which nothing was taken left out. */
    List<LineQuantity> handedOver(UUID fulfilmentId) {
        return db.selectFrom(PICKUP_LINE)
                .where(PICKUP_LINE.FULFILMENT_ID.eq(fulfilmentId))
                .and(PICKUP_LINE.HANDED_OVER.gt(0))
                .orderBy(PICKUP_LINE.LINE_ID)
                .fetch(line -> new LineQuantity(line.getLineId(), line.getHandedOver()));
    }

    /** What the customer gave back at once, lines without left out. */
    List<LineQuantity> givenBack(UUID fulfilmentId) {
        return parts(fulfilmentId, PICKUP_LINE.GIVEN_BACK);
    }

    /** What of it cannot be sold again, lines without left out. */
    List<LineQuantity> setAside(UUID fulfilmentId) {
        return parts(fulfilmentId, PICKUP_LINE.SET_ASIDE);
    }

    private List<LineQuantity> parts(UUID fulfilmentId, Field<Integer> part) {
        return db.select(PICKUP_LINE.LINE_ID, part)
                .from(PICKUP_LINE)
                .where(PICKUP_LINE.FULFILMENT_ID.eq(fulfilmentId), part.gt(0))
                .orderBy(PICKUP_LINE.LINE_ID)
                .fetch(line -> new LineQuantity(line.value1(), line.value2()));
    }

    /** What waits, or waited. */
    List<LineQuantity> lines(UUID fulfilmentId) {
        return db.selectFrom(PICKUP_LINE)
                .where(PICKUP_LINE.FULFILMENT_ID.eq(fulfilmentId))
                .orderBy(PICKUP_LINE.LINE_ID)
                .fetch(line -> new LineQuantity(line.getLineId(), line.getQuantity()));
    }

    /** @return how many wrong codes have been shown in all */
    int countRefusal(UUID fulfilmentId, Instant at) {
        return db.update(PICKUP_)
                .set(PICKUP_.REFUSED_ATTEMPTS, PICKUP_.REFUSED_ATTEMPTS.plus(1))
                .set(PICKUP_.LAST_REFUSED_AT, at)
                .where(PICKUP_.FULFILMENT_ID.eq(fulfilmentId))
                .returning(PICKUP_.REFUSED_ATTEMPTS)
                .fetchSingle()
                .getRefusedAttempts();
    }

    void insertExtension(UUID extensionId, UUID fulfilmentId, Instant at, Instant holdUntil) {
        db.insertInto(EXTENSION)
                .set(EXTENSION.EXTENSION_ID, extensionId)
                .set(EXTENSION.FULFILMENT_ID, fulfilmentId)
                .set(EXTENSION.EXTENDED_AT, at)
                .set(EXTENSION.HOLD_UNTIL, holdUntil)
                .execute();
    }

    boolean wantsLocker(UUID fulfilmentId) {
        return db.fetchExists(PICKUP_, PICKUP_.FULFILMENT_ID.eq(fulfilmentId), PICKUP_.WANTS_LOCKER.isTrue());
    }

    void wantLocker(UUID fulfilmentId, boolean wanted) {
        db.update(PICKUP_)
                .set(PICKUP_.WANTS_LOCKER, wanted)
                .where(PICKUP_.FULFILMENT_ID.eq(fulfilmentId))
                .execute();
    }

    Optional<UUID> lastExtension(UUID fulfilmentId) {
        return db.select(EXTENSION.EXTENSION_ID)
                .from(EXTENSION)
                .where(EXTENSION.FULFILMENT_ID.eq(fulfilmentId))
                .orderBy(EXTENSION.EXTENSION_ID.desc())
                .limit(1)
                .fetchOptional(EXTENSION.EXTENSION_ID);
    }

    Optional<UUID> ofExtension(UUID extensionId) {
        return db.select(EXTENSION.FULFILMENT_ID)
                .from(EXTENSION)
                .where(EXTENSION.EXTENSION_ID.eq(extensionId))
                .fetchOptional(EXTENSION.FULFILMENT_ID);
    }

    private static Pickup pickup(PickupRecord row) {
        var answer = row.getStoreAnswer();
        return new Pickup(
                new Pickup.Offer(
                        row.getFulfilmentId(),
                        row.getOrderId(),
                        row.getNodeId(),
                        StoreSystem.of(row.getStoreSystem()),
                        row.getOfferedAt(),
                        row.getAnswerDueAt()),
                PickupStatus.valueOf(row.getStatus()),
                new Pickup.Times(
                        row.getAcceptedAt(),
                        row.getReadyAt(),
                        row.getRemindAt(),
                        row.getHoldUntil(),
                        row.getHandedOverAt(),
                        row.getEndedAt()),
                new Pickup.Guard(row.getCodeAttempts(), row.getWrongAttempts(), row.getLockedAt()),
                row.getCollectedBy() == null ? null : Holder.of(row.getCollectedBy()),
                new Pickup.Limits(row.getExtensionLimit(), row.getExtendBy(), row.getCurbsideWithin()),
                row.getExtended(),
                answer == null ? null : StoreAnswer.valueOf(answer),
                row.getReason(),
                row.getStagingLocation());
    }
}
