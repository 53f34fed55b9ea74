package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.MOVE;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class MoveRepository {
    private final DSLContext db;
    private final Clock clock;

    MoveRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param nodeId the wanted node */
    record Move(UUID fulfilmentId, String nodeId, String reason) {}

    void insert(UUID orderId, Move move, String askedBy) {
        db.insertInto(MOVE)
                .set(MOVE.FULFILMENT_ID, move.fulfilmentId())
                .set(MOVE.ORDER_ID, orderId)
                .set(MOVE.NODE_ID, move.nodeId())
                .set(MOVE.REASON, move.reason())
                .set(MOVE.ASKED_BY, askedBy)
                .set(MOVE.ASKED_AT, clock.instant())
                .execute();
    }

    Optional<Move> find(UUID fulfilmentId) {
        return db.selectFrom(MOVE)
                .where(MOVE.FULFILMENT_ID.eq(fulfilmentId))
                .fetchOptional(row -> new Move(row.getFulfilmentId(), row.getNodeId(), row.getReason()));
    }
}
