package io.pontual.workers.picking;

import static io.pontual.workers.platform.persistence.jooq.picking.Tables.PICK;
import static io.pontual.workers.platform.persistence.jooq.picking.Tables.WAVE;
import static io.pontual.workers.platform.persistence.jooq.picking.Tables.WAVE_MEMBER;

import io.pontual.workers.platform.persistence.jooq.picking.tables.records.WaveRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class WaveRepository {
    private static final int MOST = 200;

    private final DSLContext db;
    private final Clock clock;

    WaveRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A node has one open wave at most. @return false when there is one already, or somebody else was quicker */
    boolean open(UUID waveId, String nodeId, int maxOrders, Instant closeAt) {
        return db.insertInto(WAVE)
                        .set(WAVE.WAVE_ID, waveId)
                        .set(WAVE.NODE_ID, nodeId)
                        .set(WAVE.STATUS, WaveStatus.OPEN.name())
                        .set(WAVE.MAX_ORDERS, maxOrders)
                        .set(WAVE.OPENED_AT, clock.instant())
                        .set(WAVE.CLOSE_AT, closeAt)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** The one that others may join; nobody else changes it until the transaction ends. */
    Optional<Wave> lockOpen(String nodeId) {
        return db.selectFrom(WAVE)
                .where(WAVE.NODE_ID.eq(nodeId), WAVE.STATUS.eq(WaveStatus.OPEN.name()))
                .forUpdate()
                .fetchOptional(WaveRepository::wave);
    }

    Optional<Wave> lock(UUID waveId) {
        return db.selectFrom(WAVE).where(WAVE.WAVE_ID.eq(waveId)).forUpdate().fetchOptional(WaveRepository::wave);
    }

    Optional<Wave> find(UUID waveId) {
        return db.selectFrom(WAVE).where(WAVE.WAVE_ID.eq(waveId)).fetchOptional(WaveRepository::wave);
    }

    /** Newest first. @param nodeId null for every node @param status null for every status */
    List<Wave> list(String nodeId, WaveStatus status) {
        return db.selectFrom(WAVE)
                .where(nodeId == null ? DSL.noCondition() : WAVE.NODE_ID.eq(nodeId))
                .and(status == null ? DSL.noCondition() : WAVE.STATUS.eq(status.name()))
                .orderBy(WAVE.WAVE_ID.desc())
                .limit(MOST)
                .fetch(WaveRepository::wave);
    }

    void join(UUID waveId, UUID fulfilmentId) {
        db.insertInto(WAVE_MEMBER)
                .set(WAVE_MEMBER.FULFILMENT_ID, fulfilmentId)
                .set(WAVE_MEMBER.WAVE_ID, waveId)
                .set(WAVE_MEMBER.JOINED_AT, clock.instant())
                .execute();
    }

    Optional<UUID> waveOf(UUID fulfilmentId) {
        return db.select(WAVE_MEMBER.WAVE_ID)
                .from(WAVE_MEMBER)
                .where(WAVE_MEMBER.FULFILMENT_ID.eq(fulfilmentId), WAVE_MEMBER.LEFT_AT.isNull())
                .fetchOptional(WAVE_MEMBER.WAVE_ID);
    }

    void leave(UUID fulfilmentId) {
        db.update(WAVE_MEMBER)
                .set(WAVE_MEMBER.LEFT_AT, clock.instant())
                .where(WAVE_MEMBER.FULFILMENT_ID.eq(fulfilmentId), WAVE_MEMBER.LEFT_AT.isNull())
                .execute();
    }

    /** Those that have not left, whatever is due first before the others. */
    List<UUID> members(UUID waveId) {
        return db.select(WAVE_MEMBER.FULFILMENT_ID)
                .from(WAVE_MEMBER)
                .join(PICK)
                .on(PICK.FULFILMENT_ID.eq(WAVE_MEMBER.FULFILMENT_ID))
                .where(WAVE_MEMBER.WAVE_ID.eq(waveId), WAVE_MEMBER.LEFT_AT.isNull())
                .orderBy(PICK.DUE_AT, WAVE_MEMBER.JOINED_AT, WAVE_MEMBER.FULFILMENT_ID)
                .fetch(WAVE_MEMBER.FULFILMENT_ID);
    }

    void name(UUID waveId, String picker) {
        db.update(WAVE).set(WAVE.PICKER, picker).where(WAVE.WAVE_ID.eq(waveId)).execute();
    }

    void become(Wave wave, WaveStatus next) {
        var now = clock.instant();
        db.update(WAVE)
                .set(WAVE.STATUS, wave.status().become(next).name())
                .set(WAVE.CLOSED_AT, DSL.coalesce(WAVE.CLOSED_AT, DSL.val(now)))
                .set(WAVE.STARTED_AT, next == WaveStatus.STARTED ? now : wave.startedAt())
                .set(WAVE.COMPLETED_AT, next == WaveStatus.COMPLETED ? now : null)
                .where(WAVE.WAVE_ID.eq(wave.waveId()))
                .execute();
    }

    private static Wave wave(WaveRecord row) {
        return new Wave(
                row.getWaveId(),
                row.getNodeId(),
                WaveStatus.valueOf(row.getStatus()),
                row.getMaxOrders(),
                row.getPicker(),
                row.getOpenedAt(),
                row.getCloseAt(),
                row.getStartedAt(),
                row.getCompletedAt());
    }
}
