package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_EVENT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_EVENT_POSITION;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.pontual.processes.inventory.StockEvent;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** What nodes have reported, and how far each is. */
@Repository
class StockEventRepository {
    private final DSLContext db;
    private final Clock clock;

    StockEventRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return whether a count or a full feed that is there already knew of what the event says */
    boolean isStale(StockEvent event) {
        return db.fetchExists(
                        STOCK_LEVEL,
                        sameLevel(event)
                                .and(STOCK_LEVEL
                                        .LAST_SEQUENCE
                                        .gt(event.sequence())
                                        .or(STOCK_LEVEL.LAST_COUNTED_AT.gt(event.at()))))
                || db.fetchExists(FEED_NODE, FEED_NODE.NODE_ID.eq(event.nodeId()), FEED_NODE.AS_OF.gt(event.at()));
    }

    /** @return false when the node has used the number before */
    boolean insert(StockEvent event, boolean stale) {
        var added = db.insertInto(STOCK_EVENT)
                        .set(STOCK_EVENT.NODE_ID, event.nodeId())
                        .set(STOCK_EVENT.SEQUENCE, event.sequence())
                        .set(STOCK_EVENT.EVENT_ID, event.eventId())
                        .set(STOCK_EVENT.SKU, event.sku())
                        .set(STOCK_EVENT.KIND, event.kind().name())
                        .set(STOCK_EVENT.QUANTITY, event.quantity())
                        .set(STOCK_EVENT.HAPPENED_AT, event.at())
                        .set(STOCK_EVENT.RECEIVED_AT, clock.instant())
                        .set(STOCK_EVENT.OUTCOME, stale ? "STALE" : "APPLIED")
                        .onConflictDoNothing()
                        .execute()
                == 1;
        if (added) {
            advance(event);
        }
        return added;
    }

    private void advance(StockEvent event) {
        db.insertInto(STOCK_EVENT_POSITION)
                .set(STOCK_EVENT_POSITION.NODE_ID, event.nodeId())
                .set(STOCK_EVENT_POSITION.FIRST_SEQUENCE, event.sequence())
                .set(STOCK_EVENT_POSITION.HIGHEST_SEQUENCE, event.sequence())
                .set(STOCK_EVENT_POSITION.RECEIVED, 1L)
                .onConflict(STOCK_EVENT_POSITION.NODE_ID)
                .doUpdate()
                .set(
                        STOCK_EVENT_POSITION.FIRST_SEQUENCE,
                        least(STOCK_EVENT_POSITION.FIRST_SEQUENCE, val(event.sequence())))
                .set(
                        STOCK_EVENT_POSITION.HIGHEST_SEQUENCE,
                        greatest(STOCK_EVENT_POSITION.HIGHEST_SEQUENCE, val(event.sequence())))
                .set(STOCK_EVENT_POSITION.RECEIVED, STOCK_EVENT_POSITION.RECEIVED.plus(1L))
                .execute();
    }

    /**
     * Units that came or went after this count, as far as we know already: what the node has reported under a later
     * number, and what we ourselves have booked since.
     */
    int movedAfter(StockEvent count) {
        Field<Integer> change = when(STOCK_EVENT.KIND.eq(StockEvent.Kind.DAMAGED.name()), STOCK_EVENT.QUANTITY.neg())
                .otherwise(STOCK_EVENT.QUANTITY);
        var reported = db.select(coalesce(sum(change), inline(BigDecimal.ZERO)))
                .from(STOCK_EVENT)
                .where(STOCK_EVENT.NODE_ID.eq(count.nodeId()), STOCK_EVENT.SKU.eq(count.sku()))
                .and(STOCK_EVENT.SEQUENCE.gt(count.sequence()))
                .and(STOCK_EVENT.OUTCOME.eq("APPLIED"))
                .and(STOCK_EVENT.KIND.ne(StockEvent.Kind.COUNTED.name()))
                .fetchSingle()
                .value1();
        var booked = db.select(coalesce(sum(STOCK_MOVEMENT.ON_HAND_CHANGE), inline(BigDecimal.ZERO)))
                .from(STOCK_MOVEMENT)
                .where(STOCK_MOVEMENT.NODE_ID.eq(count.nodeId()), STOCK_MOVEMENT.SKU.eq(count.sku()))
                .and(StockMergeRepository.physical())
                .and(STOCK_MOVEMENT.CAUSE.ne(inline(Movement.Cause.NODE_EVENT.code())))
                .and(STOCK_MOVEMENT.MOVED_AT.gt(count.at()))
                .fetchSingle()
                .value1();
        return reported.intValueExact() + booked.intValueExact();
    }

    /** What is there is known as of this event. */
    void counted(StockEvent event) {
        db.update(STOCK_LEVEL)
                .set(STOCK_LEVEL.LAST_SEQUENCE, event.sequence())
                .set(STOCK_LEVEL.LAST_COUNTED_AT, event.at())
                .where(sameLevel(event))
                .execute();
    }

    Optional<StockEventPosition> position(String nodeId) {
        return db.selectFrom(STOCK_EVENT_POSITION)
                .where(STOCK_EVENT_POSITION.NODE_ID.eq(nodeId))
                .fetchOptional(position -> new StockEventPosition(
                        position.getNodeId(),
                        position.getFirstSequence(),
                        position.getHighestSequence(),
                        position.getReceived(),
                        position.getHighestSequence() - position.getFirstSequence() + 1 - position.getReceived()));
    }

    /** Events of all nodes that have not come, though later ones have. */
    long missing() {
        return db.select(coalesce(
                        sum(STOCK_EVENT_POSITION
                                .HIGHEST_SEQUENCE
                                .minus(STOCK_EVENT_POSITION.FIRST_SEQUENCE)
                                .plus(1L)
                                .minus(STOCK_EVENT_POSITION.RECEIVED)),
                        inline(BigDecimal.ZERO)))
                .from(STOCK_EVENT_POSITION)
                .fetchSingle()
                .value1()
                .longValueExact();
    }

    private static Condition sameLevel(StockEvent event) {
        return STOCK_LEVEL.NODE_ID.eq(event.nodeId()).and(STOCK_LEVEL.SKU.eq(event.sku()));
    }
}
