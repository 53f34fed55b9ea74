package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RESERVATION;

import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.ReservationRecord;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
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
     * Writes down what is to be held. A second attempt at the same line waits here for the first one to end, and then
     * finds it.
     *
     * @return only the lines that were not there yet
     */
    List<Held> insertHeld(List<Holding> holdings) {
        var now = clock.instant();
        // In one order everywhere, so that two who repeat the same lines do not wait for each other in a circle.
        var rows = holdings.stream()
                .sorted(Comparator.comparing(Holding::holderId).thenComparing(Holding::lineId))
                .map(holding -> {
                    var reservation = new ReservationRecord();
                    reservation.setReservationId(Ids.next());
                    reservation.setOrderId(holding.orderId());
                    reservation.setFulfilmentId(holding.holderId());
                    reservation.setLineId(holding.lineId());
                    reservation.setNodeId(holding.stock().nodeId());
                    reservation.setSku(holding.stock().sku());
                    reservation.setQuantity(holding.quantity());
                    reservation.setStatus(ReservationStatus.HELD.name());
                    reservation.setHeldAt(now);
                    reservation.setExpiresAt(holding.expiresAt());
                    return reservation;
                })
                .toList();
        return db.insertInto(RESERVATION)
                .set(rows)
                .onConflict(RESERVATION.FULFILMENT_ID, RESERVATION.LINE_ID)
                .doNothing()
                .returning()
                .fetch(ReservationRepository::held);
    }

    /**
     * Holds units beside those that the line holds at the same node already.
     *
     * @return false, and nothing is changed, when the line was let go of
     */
    boolean holdMore(Holding holding) {
        return !insertHeld(List.of(holding)).isEmpty()
                || db.update(RESERVATION)
                                .set(RESERVATION.QUANTITY, RESERVATION.QUANTITY.plus(holding.quantity()))
                                .where(RESERVATION.FULFILMENT_ID.eq(holding.holderId()))
                                .and(RESERVATION.LINE_ID.eq(holding.lineId()))
                                .and(RESERVATION.NODE_ID.eq(holding.stock().nodeId()))
                                .and(RESERVATION.STATUS.eq(ReservationStatus.HELD.name()))
                                .execute()
                        == 1;
    }

    /** Takes back what {@link #insertHeld} wrote in this transaction. */
    void delete(Collection<Held> lines) {
        db.deleteFrom(RESERVATION).where(among(lines)).execute();
    }

    List<Held> lockHeldOfOrder(UUID orderId) {
        return lock(RESERVATION.ORDER_ID.eq(orderId).and(RESERVATION.STATUS.eq(ReservationStatus.HELD.name())));
    }

    List<Held> lockHeldOfFulfilment(UUID fulfilmentId) {
        return lock(
                RESERVATION.FULFILMENT_ID.eq(fulfilmentId).and(RESERVATION.STATUS.eq(ReservationStatus.HELD.name())));
    }

    /** What the fulfilment holds, and what it would still hold had its time not been over. */
    List<Held> lockHeldOrExpired(UUID fulfilmentId) {
        return lock(RESERVATION
                .FULFILMENT_ID
                .eq(fulfilmentId)
                .and(RESERVATION.STATUS.in(ReservationStatus.HELD.name(), ReservationStatus.EXPIRED.name())));
    }

    /** In whatever state. */
    List<Held> lockLines(UUID fulfilmentId, Collection<String> lineIds) {
        return lock(RESERVATION.FULFILMENT_ID.eq(fulfilmentId).and(RESERVATION.LINE_ID.in(lineIds)));
    }

    private List<Held> lock(Condition which) {
        return db.selectFrom(RESERVATION)
                .where(which)
                .orderBy(RESERVATION.FULFILMENT_ID, RESERVATION.LINE_ID)
                .forUpdate()
                .fetch(ReservationRepository::held);
    }

    /** Those whose time is over, oldest first; what somebody else is working on is left for the next time. */
    List<Held> takeOverdue(int most) {
        return db.selectFrom(RESERVATION)
                .where(RESERVATION.STATUS.eq(ReservationStatus.HELD.name()))
                .and(RESERVATION.EXPIRES_AT.le(clock.instant()))
                .orderBy(RESERVATION.EXPIRES_AT)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(ReservationRepository::held);
    }

    void end(Collection<Held> lines, ReservationStatus status) {
        if (lines.isEmpty()) {
            return;
        }
        db.update(RESERVATION)
                .set(RESERVATION.STATUS, status.name())
                .set(RESERVATION.ENDED_AT, clock.instant())
                .where(among(lines))
                .execute();
    }

    void reduce(Held line, int quantity) {
        db.update(RESERVATION)
                .set(RESERVATION.QUANTITY, quantity)
                .set(RESERVATION.REDUCED_AT, clock.instant())
                .where(RESERVATION.RESERVATION_ID.eq(line.reservationId()))
                .execute();
    }

    private static Condition among(Collection<Held> lines) {
        return RESERVATION.RESERVATION_ID.in(
                lines.stream().map(Held::reservationId).toList());
    }

    private static Held held(ReservationRecord reservation) {
        return new Held(
                reservation.getReservationId(),
                reservation.getOrderId(),
                reservation.getFulfilmentId(),
                reservation.getLineId(),
                new StockKey(reservation.getNodeId(), reservation.getSku()),
                reservation.getQuantity(),
                ReservationStatus.valueOf(reservation.getStatus()));
    }
}
