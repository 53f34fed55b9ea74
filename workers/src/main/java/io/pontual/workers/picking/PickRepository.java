package io.pontual.workers.picking;

import static io.pontual.workers.platform.persistence.jooq.picking.Tables.PICK;
import static io.pontual.workers.platform.persistence.jooq.picking.Tables.PICK_LINE;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.platform.persistence.jooq.picking.tables.records.PickLineRecord;
import io.pontual.workers.platform.persistence.jooq.picking.tables.records.PickRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

@Repository
class PickRepository {
    private final DSLContext db;
    private final Clock clock;

    PickRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Does nothing when the fulfilment has a pick list already. */
    void insert(UUID fulfilmentId, UUID orderId, String nodeId, Instant dueAt, List<FulfilmentPlan.Item> lines) {
        var inserted = db.insertInto(PICK)
                .set(PICK.FULFILMENT_ID, fulfilmentId)
                .set(PICK.ORDER_ID, orderId)
                .set(PICK.NODE_ID, nodeId)
                .set(PICK.STATUS, PickStatus.STARTED.name())
                .set(PICK.DUE_AT, dueAt)
                .set(PICK.STARTED_AT, clock.instant())
                .onConflict(PICK.FULFILMENT_ID)
                .doNothing()
                .execute();
        if (inserted == 1) {
            db.insertInto(PICK_LINE).set(records(fulfilmentId, lines)).execute();
        }
    }

    private static List<PickLineRecord> records(UUID fulfilmentId, List<FulfilmentPlan.Item> lines) {
        var records = new ArrayList<PickLineRecord>();
        for (var line : lines) {
            var asked = new PickLineRecord();
            asked.setFulfilmentId(fulfilmentId);
            asked.setLineId(line.lineId());
            asked.setPosition(records.size());
            asked.setSku(line.sku());
            asked.setRequested(line.quantity());
            records.add(asked);
        }
        return records;
    }

    /** The pick list; nobody else changes it until the transaction ends. */
    Optional<Pick> lock(UUID fulfilmentId) {
        return db.selectFrom(PICK)
                .where(PICK.FULFILMENT_ID.eq(fulfilmentId))
                .forUpdate()
                .fetchOptional(this::pick);
    }

    Optional<Pick> find(UUID fulfilmentId) {
        return db.selectFrom(PICK).where(PICK.FULFILMENT_ID.eq(fulfilmentId)).fetchOptional(this::pick);
    }

    private Pick pick(PickRecord pick) {
        return new Pick(
                pick.getFulfilmentId(),
                pick.getOrderId(),
                pick.getNodeId(),
                PickStatus.valueOf(pick.getStatus()),
                pick.getDueAt(),
                lines(pick.getFulfilmentId()));
    }

    /** @return every line, zero where nothing was found; empty until the pick is recorded */
    List<LineQuantity> found(UUID fulfilmentId) {
        return lines(fulfilmentId).stream()
                .filter(line -> line.picked() != null)
                .map(Pick.Line::found)
                .toList();
    }

    private List<Pick.Line> lines(UUID fulfilmentId) {
        return db.select(
                        PICK_LINE.LINE_ID,
                        PICK_LINE.SKU,
                        PICK_LINE.REQUESTED,
                        PICK_LINE.PICKED,
                        PICK_LINE.SUBSTITUTED,
                        PICK_LINE.REASON,
                        PICK_LINE.WRAPPED)
                .from(PICK_LINE)
                .where(PICK_LINE.FULFILMENT_ID.eq(fulfilmentId))
                .orderBy(PICK_LINE.POSITION)
                .fetch(Records.mapping(Pick.Line::new));
    }

    /** @return units that are missing since they are damaged or out of date, by line */
    List<LineQuantity> spoiled(UUID fulfilmentId) {
        return lines(fulfilmentId).stream()
                .filter(line -> line.picked() != null && line.picked() < line.requested())
                .filter(line -> "damaged".equals(line.reason()) || "expired".equals(line.reason()))
                .map(line -> new LineQuantity(line.lineId(), line.requested() - line.picked()))
                .toList();
    }

    /** @return units that something else was taken for, by line */
    List<LineQuantity> substituted(UUID fulfilmentId) {
        return lines(fulfilmentId).stream()
                .filter(line -> line.substituted() > 0)
                .map(line -> new LineQuantity(line.lineId(), line.substituted()))
                .toList();
    }

    Optional<String> nodeOf(UUID fulfilmentId) {
        return db.select(PICK.NODE_ID)
                .from(PICK)
                .where(PICK.FULFILMENT_ID.eq(fulfilmentId))
                .fetchOptional(PICK.NODE_ID);
    }

    /** Another product was taken in the place of units of a line. */
    void substitute(UUID fulfilmentId, String lineId, FulfilmentPlan.Item item) {
        db.update(PICK_LINE)
                .set(PICK_LINE.SUBSTITUTED, PICK_LINE.SUBSTITUTED.plus(item.quantity()))
                .where(PICK_LINE.FULFILMENT_ID.eq(fulfilmentId), PICK_LINE.LINE_ID.eq(lineId))
                .execute();
        db.insertInto(PICK_LINE)
                .set(PICK_LINE.FULFILMENT_ID, fulfilmentId)
                .set(PICK_LINE.LINE_ID, item.lineId())
                .set(
                        PICK_LINE.POSITION,
                        select(max(PICK_LINE.POSITION).plus(1))
                                .from(PICK_LINE)
                                .where(PICK_LINE.FULFILMENT_ID.eq(fulfilmentId)))
                .set(PICK_LINE.SKU, item.sku())
                .set(PICK_LINE.REQUESTED, item.quantity())
                .set(PICK_LINE.PICKED, item.quantity())
                .execute();
    }

    void close(UUID fulfilmentId, PickStatus status) {
        db.update(PICK)
                .set(PICK.STATUS, status.name())
                .where(PICK.FULFILMENT_ID.eq(fulfilmentId))
                .execute();
    }

    /** @param units that are wrapped as a gift, by line */
    void wrap(UUID fulfilmentId, Map<String, Integer> units) {
        units.forEach((lineId, wrapped) -> db.update(PICK_LINE)
                .set(PICK_LINE.WRAPPED, wrapped)
                .where(PICK_LINE.FULFILMENT_ID.eq(fulfilmentId), PICK_LINE.LINE_ID.eq(lineId))
                .execute());
    }

    /** @param reasons why units are missing, by line */
    void explain(UUID fulfilmentId, Map<String, String> reasons) {
        reasons.forEach((lineId, reason) -> db.update(PICK_LINE)
                .set(PICK_LINE.REASON, reason)
                .where(PICK_LINE.FULFILMENT_ID.eq(fulfilmentId), PICK_LINE.LINE_ID.eq(lineId))
                .execute());
    }

    /** @param found every line of the list */
    void finish(UUID fulfilmentId, PickStatus status, List<LineQuantity> found) {
        db.batch(found.stream()
                        .map(line -> db.update(PICK_LINE)
                                .set(PICK_LINE.PICKED, line.quantity())
                                .where(PICK_LINE.FULFILMENT_ID.eq(fulfilmentId), PICK_LINE.LINE_ID.eq(line.lineId())))
                        .toList())
                .execute();
        db.update(PICK)
                .set(PICK.STATUS, status.name())
                .set(PICK.PICKED_AT, clock.instant())
                .where(PICK.FULFILMENT_ID.eq(fulfilmentId))
                .execute();
    }
}
