package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RESERVATION;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.ReservationRecord;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ReservationRepository {
    private final DSLContext db;
    private final Clock clock;

    ReservationRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Writes down what the fulfilments hold. A second attempt at the same fulfilment waits here for the first one to end,
     * and then finds its lines.
     *
     * @return only the lines that were not there yet
     */
    List<Held> insertHeld(UUID orderId, List<FulfilmentPlan> fulfilments) {
        var now = clock.instant();
        var lines = fulfilments.stream()
                .flatMap(fulfilment -> fulfilment.lines().stream().map(line -> {
                    var reservation = new ReservationRecord();
                    reservation.setReservationId(Ids.next());
                    reservation.setOrderId(orderId);
                    reservation.setFulfilmentId(fulfilment.fulfilmentId());
                    reservation.setLineId(line.lineId());
                    reservation.setNodeId(fulfilment.nodeId());
                    reservation.setSku(line.sku());
                    reservation.setQuantity(line.quantity());
                    reservation.setStatus(ReservationStatus.HELD.name());
                    reservation.setHeldAt(now);
                    return reservation;
                }))
                .toList();
        return db.insertInto(RESERVATION)
                .set(lines)
                .onConflict(RESERVATION.FULFILMENT_ID, RESERVATION.LINE_ID)
                .doNothing()
                .returning()
                .fetch(ReservationRepository::held);
    }

    List<Held> lockHeldOfOrder(UUID orderId) {
        return lockHeld(RESERVATION.ORDER_ID.eq(orderId));
    }

    List<Held> lockHeldOfFulfilment(UUID fulfilmentId) {
        return lockHeld(RESERVATION.FULFILMENT_ID.eq(fulfilmentId));
    }

    private List<Held> lockHeld(Condition which) {
        return db.selectFrom(RESERVATION)
                .where(which)
                .and(RESERVATION.STATUS.eq(ReservationStatus.HELD.name()))
                .orderBy(RESERVATION.FULFILMENT_ID, RESERVATION.LINE_ID)
                .forUpdate()
                .fetch(ReservationRepository::held);
    }

    void end(Collection<Held> lines, ReservationStatus status) {
        db.update(RESERVATION)
                .set(RESERVATION.STATUS, status.name())
                .set(RESERVATION.ENDED_AT, clock.instant())
                .where(RESERVATION.RESERVATION_ID.in(
                        lines.stream().map(Held::reservationId).toList()))
                .execute();
    }

    void reduce(Held line, int quantity) {
        db.update(RESERVATION)
                .set(RESERVATION.QUANTITY, quantity)
                .set(RESERVATION.REDUCED_AT, clock.instant())
                .where(RESERVATION.RESERVATION_ID.eq(line.reservationId()))
                .execute();
    }

    private static Held held(ReservationRecord reservation) {
        return new Held(
                reservation.getReservationId(),
                reservation.getOrderId(),
                reservation.getFulfilmentId(),
                reservation.getLineId(),
                new StockKey(reservation.getNodeId(), reservation.getSku()),
                reservation.getQuantity());
    }
}
