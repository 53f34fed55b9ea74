package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.returns.Tables.REPAIR;

import io.pontual.workers.platform.persistence.jooq.returns.tables.records.RepairRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Repairs and their appointments. */
@Repository
class RepairRepository {
    private final DSLContext db;
    private final Clock clock;

    RepairRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void insert(Repair made) {
        db.insertInto(REPAIR)
                .set(REPAIR.REPAIR_ID, made.repairId())
                .set(REPAIR.ORDER_ID, made.orderId())
                .set(REPAIR.LINE_ID, made.lineId())
                .set(REPAIR.SKU, made.sku())
                .set(REPAIR.DESCRIPTION, made.description())
                .set(REPAIR.REQUESTED_BY, made.requestedBy())
                .set(REPAIR.WAY, made.way())
                .set(REPAIR.NODE_ID, made.nodeId())
                .set(REPAIR.SLOT_AT, made.slotAt())
                .set(REPAIR.PROBLEM, made.problem())
                .set(REPAIR.STATUS, made.status().name())
                .set(REPAIR.BRING_BY, made.bringBy())
                .set(REPAIR.REPAIR_WITHIN, made.within().toString())
                .set(REPAIR.REQUESTED_AT, made.requestedAt())
                .execute();
    }

    Optional<Repair> find(UUID repairId) {
        return db.fetchOptional(REPAIR, REPAIR.REPAIR_ID.eq(repairId)).map(RepairRepository::read);
    }

    Optional<Repair> lock(UUID repairId) {
        return db.selectFrom(REPAIR)
                .where(REPAIR.REPAIR_ID.eq(repairId))
                .forUpdate()
                .fetchOptional(RepairRepository::read);
    }

    /** Oldest first. */
    List<Repair> ofOrder(UUID orderId) {
        return db.selectFrom(REPAIR)
                .where(REPAIR.ORDER_ID.eq(orderId))
                .orderBy(REPAIR.REPAIR_ID)
                .fetch(RepairRepository::read);
    }

    /** @param claimId null for none */
    void move(Repair at, Repair.Status status, String note, UUID claimId) {
        var now = clock.instant();
        var update = db.update(REPAIR).set(REPAIR.STATUS, status.name());
        update = note == null ? update : update.set(REPAIR.NOTE, note);
        update = claimId == null ? update : update.set(REPAIR.CLAIM_ID, claimId);
        update = status == Repair.Status.RECEIVED ? update.set(REPAIR.RECEIVED_AT, now) : update;
        update = at.status() == Repair.Status.RECEIVED ? update.set(REPAIR.REPAIRED_AT, now) : update;
        update = status.hasEnded() ? update.set(REPAIR.ENDED_AT, now) : update;
        update.where(REPAIR.REPAIR_ID.eq(at.repairId())).execute();
    }

    private static Repair read(RepairRecord row) {
        return new Repair(
                row.getRepairId(),
                row.getOrderId(),
                row.getLineId(),
                row.getSku(),
                row.getDescription(),
                row.getRequestedBy(),
                row.getWay(),
                row.getNodeId(),
                row.getSlotAt(),
                row.getProblem(),
                Repair.Status.valueOf(row.getStatus()),
                row.getNote(),
                row.getBringBy(),
                Duration.parse(row.getRepairWithin()),
                row.getClaimId(),
                row.getRequestedAt(),
                row.getReceivedAt(),
                row.getRepairedAt(),
                row.getEndedAt());
    }
}
