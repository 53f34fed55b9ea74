package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CAPACITY_SLOT;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CAPACITY_USE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.FULFILMENT_TRANSFER;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class CapacityRepository {
    private static final int FEW = 100;

    private final DSLContext db;
    private final Clock clock;

    CapacityRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Map<LocalDate, Map<String, Integer>> used(String method, Collection<LocalDate> days, Collection<String> nodeIds) {
        // Of many nodes, all that have work on the day are sooner read than those asked for are named.
        var nodes = nodeIds.size() > FEW
                ? DSL.noCondition()
                : CAPACITY_SLOT.NODE_ID.eq(DSL.any(nodeIds.toArray(String[]::new)));
        var used = new HashMap<LocalDate, Map<String, Integer>>();
        db.select(CAPACITY_SLOT.SLOT_DATE, CAPACITY_SLOT.NODE_ID, CAPACITY_SLOT.USED)
                .from(CAPACITY_SLOT)
                .where(nodes)
                .and(CAPACITY_SLOT.SLOT_DATE.eq(DSL.any(days.toArray(LocalDate[]::new))))
                .and(CAPACITY_SLOT.METHOD.eq(method))
                .and(CAPACITY_SLOT.USED.gt(0))
                .forEach(slot -> used.computeIfAbsent(slot.value1(), day -> new HashMap<>())
                        .put(slot.value2(), slot.value3()));
        return used;
    }

    /** @return false, and nothing is changed, when the day is full */
    boolean take(UUID orderId, Capacity.Place place) {
        if (place.limit() <= 0) {
            return false;
        }
        var taken = db.insertInto(CAPACITY_SLOT)
                .set(CAPACITY_SLOT.NODE_ID, place.nodeId())
                .set(CAPACITY_SLOT.METHOD, place.method())
                .set(CAPACITY_SLOT.SLOT_DATE, place.day())
                .set(CAPACITY_SLOT.USED, 1)
                .onConflict(CAPACITY_SLOT.NODE_ID, CAPACITY_SLOT.METHOD, CAPACITY_SLOT.SLOT_DATE)
                .doUpdate()
                .set(CAPACITY_SLOT.USED, CAPACITY_SLOT.USED.plus(1))
                .where(CAPACITY_SLOT.USED.lt(place.limit()))
                .execute();
        if (taken == 0) {
            return false;
        }
        db.insertInto(CAPACITY_USE)
                .set(CAPACITY_USE.FULFILMENT_ID, place.holder())
                .set(CAPACITY_USE.ORDER_ID, orderId)
                .set(CAPACITY_USE.NODE_ID, place.nodeId())
                .set(CAPACITY_USE.METHOD, place.method())
                .set(CAPACITY_USE.SLOT_DATE, place.day())
                .set(CAPACITY_USE.RESERVED_AT, clock.instant())
                .execute();
        return true;
    }

    /** Takes back what the same transaction took. */
    void forget(Capacity.Place place) {
        db.deleteFrom(CAPACITY_USE)
                .where(CAPACITY_USE.FULFILMENT_ID.eq(place.holder()))
                .execute();
        giveBack(place.nodeId(), place.method(), place.day());
    }

    /** Those that still have a place, of an order. */
    List<UUID> taken(UUID orderId) {
        return db.select(CAPACITY_USE.FULFILMENT_ID)
                .from(CAPACITY_USE)
                .where(CAPACITY_USE.ORDER_ID.eq(orderId), CAPACITY_USE.RELEASED_AT.isNull())
                .fetch(CAPACITY_USE.FULFILMENT_ID);
    }

    /** Each place once, however often it is asked. */
    void release(List<UUID> fulfilmentIds) {
        db.update(CAPACITY_USE)
                .set(CAPACITY_USE.RELEASED_AT, clock.instant())
                .where(CAPACITY_USE
                        .FULFILMENT_ID
                        .in(fulfilmentIds)
                        .or(CAPACITY_USE.FULFILMENT_ID.in(select(FULFILMENT_TRANSFER.TRANSFER_ID)
                                .from(FULFILMENT_TRANSFER)
                                .where(FULFILMENT_TRANSFER.FULFILMENT_ID.in(fulfilmentIds)))))
                .and(CAPACITY_USE.RELEASED_AT.isNull())
                .returning(CAPACITY_USE.NODE_ID, CAPACITY_USE.METHOD, CAPACITY_USE.SLOT_DATE)
                .fetch()
                .sortAsc(CAPACITY_USE.METHOD, Comparator.naturalOrder())
                .sortAsc(CAPACITY_USE.NODE_ID, Comparator.naturalOrder())
                .forEach(use -> giveBack(use.getNodeId(), use.getMethod(), use.getSlotDate()));
    }

    private void giveBack(String nodeId, String method, LocalDate day) {
        db.update(CAPACITY_SLOT)
                .set(CAPACITY_SLOT.USED, CAPACITY_SLOT.USED.minus(1))
                .where(CAPACITY_SLOT.NODE_ID.eq(nodeId))
                .and(CAPACITY_SLOT.METHOD.eq(method))
                .and(CAPACITY_SLOT.SLOT_DATE.eq(day))
                .execute();
    }
}
