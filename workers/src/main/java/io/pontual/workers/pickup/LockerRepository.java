package io.pontual.workers.pickup;

import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.COMPARTMENT;
import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.LOCKER;
import static org.jooq.impl.DSL.select;

import io.pontual.workers.pickup.Compartment.Size;
import io.pontual.workers.pickup.Compartment.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

@Repository
class LockerRepository {
    private final DSLContext db;

    LockerRepository(DSLContext db) {
        this.db = db;
    }

    void put(String lockerId, String nodeId, String name, boolean active) {
        db.insertInto(LOCKER)
                .set(LOCKER.LOCKER_ID, lockerId)
                .set(LOCKER.NODE_ID, nodeId)
                .set(LOCKER.NAME, name)
                .set(LOCKER.ACTIVE, active)
                .onConflict(LOCKER.LOCKER_ID)
                .doUpdate()
                .set(LOCKER.NODE_ID, nodeId)
                .set(LOCKER.NAME, name)
                .set(LOCKER.ACTIVE, active)
                .execute();
    }

    /** One that is there keeps its goods; one that was out of order and is empty is free again unless it still is. */
    void putCompartment(String lockerId, String number, Size size, boolean outOfOrder) {
        var status = (outOfOrder ? Status.OUT_OF_ORDER : Status.FREE).name();
        db.insertInto(COMPARTMENT)
                .set(COMPARTMENT.LOCKER_ID, lockerId)
                .set(COMPARTMENT.COMPARTMENT_NO, number)
                .set(COMPARTMENT.SIZE, size.rank())
                .set(COMPARTMENT.STATUS, status)
                .onConflict(COMPARTMENT.LOCKER_ID, COMPARTMENT.COMPARTMENT_NO)
                .doUpdate()
                .set(COMPARTMENT.SIZE, size.rank())
                .set(COMPARTMENT.STATUS, status)
                .where(COMPARTMENT.STATUS.in(Status.FREE.name(), Status.OUT_OF_ORDER.name()))
                .execute();
    }

    boolean anyActive(String nodeId) {
        return db.fetchExists(LOCKER, LOCKER.NODE_ID.eq(nodeId), LOCKER.ACTIVE.isTrue());
    }

    /** Whether an active locker has such a compartment, or a larger one, that works. */
    boolean hasOf(String nodeId, Size atLeast) {
        return db.fetchExists(db.selectOne()
                .from(COMPARTMENT)
                .join(LOCKER)
                .on(LOCKER.LOCKER_ID.eq(COMPARTMENT.LOCKER_ID))
                .where(LOCKER.NODE_ID.eq(nodeId), LOCKER.ACTIVE.isTrue())
                .and(COMPARTMENT.STATUS.ne(Status.OUT_OF_ORDER.name()))
                .and(COMPARTMENT.SIZE.ge(atLeast.rank())));
    }

    Optional<String> node(String lockerId) {
        return db.select(LOCKER.NODE_ID)
                .from(LOCKER)
                .where(LOCKER.LOCKER_ID.eq(lockerId))
                .fetchOptional(LOCKER.NODE_ID);
    }

    Optional<String> activeNode(String lockerId) {
        return db.select(LOCKER.NODE_ID)
                .from(LOCKER)
                .where(LOCKER.LOCKER_ID.eq(lockerId), LOCKER.ACTIVE.isTrue())
                .fetchOptional(LOCKER.NODE_ID);
    }

    List<Compartment> ofNode(String nodeId) {
        return read(LOCKER.NODE_ID.eq(nodeId));
    }

    Optional<Compartment> find(String lockerId, String number) {
        return read(COMPARTMENT.LOCKER_ID.eq(lockerId).and(COMPARTMENT.COMPARTMENT_NO.eq(number))).stream()
                .findFirst();
    }

    Optional<Compartment> held(UUID fulfilmentId) {
        return read(COMPARTMENT.FULFILMENT_ID.eq(fulfilmentId)).stream().findFirst();
    }

    Optional<Compartment> ofReturn(UUID returnId) {
        return read(COMPARTMENT.RETURN_ID.eq(returnId)).stream().findFirst();
    }

    /** The smallest that fits; whoever asks at the same time gets another. */
    Optional<Compartment> take(String nodeId, Size atLeast, UUID fulfilmentId, Instant at) {
        return take(LOCKER.NODE_ID.eq(nodeId), atLeast, COMPARTMENT.FULFILMENT_ID, fulfilmentId, at);
    }

    /** Like {@link #take(String, Size, UUID, Instant)}, where the customer stands. */
    Optional<Compartment> takeForReturn(String lockerId, Size atLeast, UUID returnId, Instant at) {
        return take(LOCKER.LOCKER_ID.eq(lockerId), atLeast, COMPARTMENT.RETURN_ID, returnId, at);
    }

    private Optional<Compartment> take(Condition where, Size atLeast, TableField<?, UUID> whose, UUID id, Instant at) {
        var free = db.select(COMPARTMENT.LOCKER_ID, COMPARTMENT.COMPARTMENT_NO)
                .from(COMPARTMENT)
                .join(LOCKER)
                .on(LOCKER.LOCKER_ID.eq(COMPARTMENT.LOCKER_ID))
                .where(where, LOCKER.ACTIVE.isTrue())
                .and(COMPARTMENT.STATUS.eq(Status.FREE.name()))
                .and(COMPARTMENT.SIZE.ge(atLeast.rank()))
                .orderBy(COMPARTMENT.SIZE, COMPARTMENT.LOCKER_ID, COMPARTMENT.COMPARTMENT_NO)
                .limit(1)
                .forUpdate()
                .of(COMPARTMENT)
                .skipLocked()
                .fetchOptional();
        free.ifPresent(one -> db.update(COMPARTMENT)
                .set(COMPARTMENT.STATUS, Status.TAKEN.name())
                .set(whose, id)
                .set(COMPARTMENT.TAKEN_AT, at)
                .where(COMPARTMENT.LOCKER_ID.eq(one.value1()), COMPARTMENT.COMPARTMENT_NO.eq(one.value2()))
                .execute());
        return free.flatMap(one -> find(one.value1(), one.value2()));
    }

    /** What a store with a system of its own has put somewhere. @return false when that door is another's, or there is none */
    boolean put(String nodeId, String lockerId, String number, UUID fulfilmentId, Instant at) {
        return db.update(COMPARTMENT)
                        .set(COMPARTMENT.STATUS, Status.TAKEN.name())
                        .set(COMPARTMENT.FULFILMENT_ID, fulfilmentId)
                        .set(COMPARTMENT.TAKEN_AT, at)
                        .where(COMPARTMENT.LOCKER_ID.eq(lockerId), COMPARTMENT.COMPARTMENT_NO.eq(number))
                        .and(COMPARTMENT.STATUS.in(Status.FREE.name(), Status.OUT_OF_ORDER.name()))
                        .and(COMPARTMENT.LOCKER_ID.in(
                                select(LOCKER.LOCKER_ID).from(LOCKER).where(LOCKER.NODE_ID.eq(nodeId))))
                        .execute()
                == 1;
    }

    /** Nothing of the pickup is in it any more. @param status FREE or OUT_OF_ORDER */
    void release(UUID fulfilmentId, Status status) {
        db.update(COMPARTMENT)
                .set(COMPARTMENT.STATUS, status.name())
                .setNull(COMPARTMENT.FULFILMENT_ID)
                .setNull(COMPARTMENT.TAKEN_AT)
                .where(COMPARTMENT.FULFILMENT_ID.eq(fulfilmentId))
                .execute();
    }

    /** The goods that came back are out of it. */
    void releaseReturn(UUID returnId) {
        db.update(COMPARTMENT)
                .set(COMPARTMENT.STATUS, Status.FREE.name())
                .setNull(COMPARTMENT.RETURN_ID)
                .setNull(COMPARTMENT.TAKEN_AT)
                .where(COMPARTMENT.RETURN_ID.eq(returnId))
                .execute();
    }

    /** @return false when the pickup has none that is taken */
    boolean leave(UUID fulfilmentId) {
        return db.update(COMPARTMENT)
                        .set(COMPARTMENT.STATUS, Status.TO_EMPTY.name())
                        .where(COMPARTMENT.FULFILMENT_ID.eq(fulfilmentId))
                        .and(COMPARTMENT.STATUS.eq(Status.TAKEN.name()))
                        .execute()
                == 1;
    }

    private List<Compartment> read(Condition which) {
        return db.select(COMPARTMENT.fields())
                .select(LOCKER.NAME)
                .from(COMPARTMENT)
                .join(LOCKER)
                .on(LOCKER.LOCKER_ID.eq(COMPARTMENT.LOCKER_ID))
                .where(which)
                .orderBy(COMPARTMENT.LOCKER_ID, COMPARTMENT.COMPARTMENT_NO)
                .fetch(LockerRepository::compartment);
    }

    private static Compartment compartment(Record row) {
        return new Compartment(
                row.get(COMPARTMENT.LOCKER_ID),
                row.get(LOCKER.NAME),
                row.get(COMPARTMENT.COMPARTMENT_NO),
                Size.of(row.get(COMPARTMENT.SIZE)),
                Status.valueOf(row.get(COMPARTMENT.STATUS)),
                row.get(COMPARTMENT.FULFILMENT_ID),
                row.get(COMPARTMENT.RETURN_ID));
    }
}
