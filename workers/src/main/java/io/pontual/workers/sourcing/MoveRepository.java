package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.MOVE;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Fulfilments whose lines are taken from their nodes. */
@Repository
class MoveRepository {
    private final DSLContext db;
    private final Clock clock;

    MoveRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param cause {@code moved} or {@code changed} @param nodeId the wanted node; null for any */
    record Move(UUID fulfilmentId, String cause, String nodeId, String reason) {
        static Move changed(UUID fulfilmentId) {
            return new Move(fulfilmentId, Resourcing.CHANGED, null, "The order was changed");
        }
    }

    void insert(UUID orderId, Move move, String askedBy) {
        db.insertInto(MOVE)
                .set(MOVE.FULFILMENT_ID, move.fulfilmentId())
                .set(MOVE.ORDER_ID, orderId)
                .set(MOVE.CAUSE, move.cause())
                .set(MOVE.NODE_ID, move.nodeId())
                .set(MOVE.REASON, move.reason())
                .set(MOVE.ASKED_BY, askedBy)
                .set(MOVE.ASKED_AT, clock.instant())
                .execute();
    }

    Optional<Move> find(UUID fulfilmentId) {
        return db.selectFrom(MOVE)
                .where(MOVE.FULFILMENT_ID.eq(fulfilmentId))
                .fetchOptional(
                        row -> new Move(row.getFulfilmentId(), row.getCause(), row.getNodeId(), row.getReason()));
    }

    Set<UUID> ofOrder(UUID orderId) {
        return db.select(MOVE.FULFILMENT_ID)
                .from(MOVE)
                .where(MOVE.ORDER_ID.eq(orderId))
                .fetchSet(MOVE.FULFILMENT_ID);
    }

    /** Those that are planned anew since the order was changed. */
    List<UUID> changed(UUID orderId) {
        return db.select(MOVE.FULFILMENT_ID)
                .from(MOVE)
                .where(MOVE.ORDER_ID.eq(orderId))
                .and(MOVE.CAUSE.eq(Resourcing.CHANGED))
                .orderBy(MOVE.FULFILMENT_ID)
                .fetch(MOVE.FULFILMENT_ID);
    }
}
