package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.DROPPED_LINE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.SHORTAGE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.SHORTAGE_LINE;

import io.pontual.processes.ordering.LineQuantity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Units that are not wanted any more of what was planned. Whoever writes has locked the order. */
@Repository
class DroppedRepository {
    private final DSLContext db;

    DroppedRepository(DSLContext db) {
        this.db = db;
    }

    void drop(UUID holderId, LineQuantity line) {
        db.insertInto(DROPPED_LINE)
                .set(DROPPED_LINE.HOLDER_ID, holderId)
                .set(DROPPED_LINE.LINE_ID, line.lineId())
                .set(DROPPED_LINE.QUANTITY, line.quantity())
                .onConflict(DROPPED_LINE.HOLDER_ID, DROPPED_LINE.LINE_ID)
                .doUpdate()
                .set(DROPPED_LINE.QUANTITY, DROPPED_LINE.QUANTITY.plus(line.quantity()))
                .execute();
        reduceShortage(holderId, line);
    }

    /** Lines of shortages are what is missing at present, not what was. */
    private void reduceShortage(UUID shortageId, LineQuantity line) {
        var which = SHORTAGE_LINE.SHORTAGE_ID.eq(shortageId).and(SHORTAGE_LINE.LINE_ID.eq(line.lineId()));
        db.deleteFrom(SHORTAGE_LINE)
                .where(which)
                .and(SHORTAGE_LINE.QUANTITY.le(line.quantity()))
                .execute();
        db.update(SHORTAGE_LINE)
                .set(SHORTAGE_LINE.QUANTITY, SHORTAGE_LINE.QUANTITY.minus(line.quantity()))
                .where(which)
                .execute();
    }

    Map<String, Integer> of(UUID holderId) {
        return db.selectFrom(DROPPED_LINE)
                .where(DROPPED_LINE.HOLDER_ID.eq(holderId))
                .fetchMap(DROPPED_LINE.LINE_ID, DROPPED_LINE.QUANTITY);
    }

    /**
     * What a step planned is forgotten, since others were quicker: what was dropped of it is dropped where it came from.
     *
     * @param originId null for the whole order, whose lines say what is wanted
     */
    void forget(UUID orderId, String stepId, Collection<UUID> fulfilments, UUID originId) {
        var holders = db.select(SHORTAGE.SHORTAGE_ID)
                .from(SHORTAGE)
                .where(SHORTAGE.ORDER_ID.eq(orderId))
                .and(SHORTAGE.STEP_ID.eq(stepId))
                .fetch(SHORTAGE.SHORTAGE_ID);
        holders.addAll(fulfilments);
        List<LineQuantity> dropped = db.selectFrom(DROPPED_LINE)
                .where(DROPPED_LINE.HOLDER_ID.in(holders))
                .fetch(row -> new LineQuantity(row.getLineId(), row.getQuantity()));
        if (originId != null) {
            dropped.forEach(line -> drop(originId, line));
        }
        db.deleteFrom(DROPPED_LINE).where(DROPPED_LINE.HOLDER_ID.in(holders)).execute();
    }
}
