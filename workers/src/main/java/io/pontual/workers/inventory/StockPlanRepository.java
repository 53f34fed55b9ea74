package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_CHANGE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_ROW;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** From the rows of a stock feed to the changes that it makes, in the order in which their levels are locked. */
@Repository
class StockPlanRepository {
    private final DSLContext db;

    StockPlanRepository(DSLContext db) {
        this.db = db;
    }

    /** The last row about each stock level, where it differs from what is there or there is something to say about it. */
    long plan(FeedRun run) {
        var latest = FeedRowRepository.latest(
                run, List.of(FEED_ROW.NODE_ID, FEED_ROW.SKU), FEED_ROW.QUANTITY, FEED_ROW.SAFETY_STOCK);
        var nodeId = latest.field(FEED_ROW.NODE_ID);
        var sku = latest.field(FEED_ROW.SKU);
        var moved = StockMergeRepository.movedSince(run.asOf());
        Field<Integer> now =
                latest.field(FEED_ROW.QUANTITY).plus(coalesce(moved.field("units", Integer.class), inline(0)));
        var alike = STOCK_LEVEL
                .ON_HAND
                .eq(now)
                .and(STOCK_LEVEL.RESERVED.le(now))
                .and(STOCK_LEVEL.SAFETY_STOCK.eq(latest.field(FEED_ROW.SAFETY_STOCK)))
                .and(STOCK_LEVEL.LAST_COUNTED_AT.isNull().or(STOCK_LEVEL.LAST_COUNTED_AT.le(run.asOf())));
        return db.insertInto(
                        FEED_CHANGE,
                        FEED_CHANGE.RUN_ID,
                        FEED_CHANGE.SEQ,
                        FEED_CHANGE.LINE,
                        FEED_CHANGE.NODE_ID,
                        FEED_CHANGE.SKU,
                        FEED_CHANGE.QUANTITY,
                        FEED_CHANGE.SAFETY_STOCK)
                .select(select(
                                val(run.runId()),
                                rowNumber().over(DSL.orderBy(nodeId, sku)).cast(SQLDataType.BIGINT),
                                latest.field(FEED_ROW.LINE),
                                nodeId,
                                sku,
                                latest.field(FEED_ROW.QUANTITY),
                                latest.field(FEED_ROW.SAFETY_STOCK))
                        .from(latest)
                        .leftJoin(STOCK_LEVEL)
                        .on(STOCK_LEVEL.NODE_ID.eq(nodeId), STOCK_LEVEL.SKU.eq(sku))
                        .leftJoin(moved)
                        .on(
                                moved.field("node_id", String.class).eq(nodeId),
                                moved.field("sku", String.class).eq(sku))
                        .where(STOCK_LEVEL.NODE_ID.isNull().or(DSL.not(alike))))
                .execute();
    }

    /**
     * Stock at the nodes of a full feed that it does not name: none. A refused row names it all the same; one whose
     * product cannot be read may be any of its node, and one whose node cannot be read any at all.
     *
     * @param planned how many changes there are already
     */
    long planMissing(FeedRun run, long planned) {
        var refused = FEED_ROW.as("refused");
        var named = FEED_ROW.as("named");
        return db.insertInto(
                        FEED_CHANGE,
                        FEED_CHANGE.RUN_ID,
                        FEED_CHANGE.SEQ,
                        FEED_CHANGE.NODE_ID,
                        FEED_CHANGE.SKU,
                        FEED_CHANGE.QUANTITY)
                .select(select(
                                val(run.runId()),
                                rowNumber()
                                        .over(DSL.orderBy(STOCK_LEVEL.NODE_ID, STOCK_LEVEL.SKU))
                                        .cast(SQLDataType.BIGINT)
                                        .plus(planned),
                                STOCK_LEVEL.NODE_ID,
                                STOCK_LEVEL.SKU,
                                inline(0))
                        .from(STOCK_LEVEL)
                        .where(STOCK_LEVEL.ON_HAND.gt(0))
                        .and(STOCK_LEVEL.NODE_ID.in(FeedRowRepository.namedNodes(run.runId())))
                        .and(STOCK_LEVEL.LAST_COUNTED_AT.isNull().or(STOCK_LEVEL.LAST_COUNTED_AT.le(run.asOf())))
                        .and(notExists(selectOne()
                                .from(named)
                                .where(named.RUN_ID.eq(run.runId()))
                                .and(named.NODE_ID.eq(STOCK_LEVEL.NODE_ID))
                                .and(named.SKU.eq(STOCK_LEVEL.SKU))))
                        .and(notExists(FeedRowRepository.unreadable(run.runId(), refused)
                                .and(refused.NODE_ID.eq(STOCK_LEVEL.NODE_ID)))))
                .execute();
    }
}
