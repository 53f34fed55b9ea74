package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_CHANGE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_ROW;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PICKUP_POINT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PRODUCT;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** From the rows of a feed of nodes or products to the changes that it makes. */
@Repository
class ThingPlanRepository {
    private final DSLContext db;

    ThingPlanRepository(DSLContext db) {
        this.db = db;
    }

    /** The last row about each node or product. */
    long plan(FeedRun run) {
        var latest = FeedRowRepository.latest(run, List.of(FEED_ROW.NODE_ID, FEED_ROW.SKU), FEED_ROW.BODY);
        return db.insertInto(
                        FEED_CHANGE,
                        FEED_CHANGE.RUN_ID,
                        FEED_CHANGE.SEQ,
                        FEED_CHANGE.LINE,
                        FEED_CHANGE.NODE_ID,
                        FEED_CHANGE.SKU,
                        FEED_CHANGE.BODY)
                .select(select(
                                val(run.runId()),
                                rowNumber()
                                        .over(DSL.orderBy(latest.field(FEED_ROW.NODE_ID), latest.field(FEED_ROW.SKU)))
                                        .cast(SQLDataType.BIGINT),
                                latest.field(FEED_ROW.LINE),
                                latest.field(FEED_ROW.NODE_ID),
                                latest.field(FEED_ROW.SKU),
                                latest.field(FEED_ROW.BODY))
                        .from(latest))
                .execute();
    }

    /** Active nodes that a full feed does not name become inactive. */
    long planMissingNodes(FeedRun run, long planned) {
        return planMissing(run, planned, NODE, NODE.NODE_ID, NODE.ACTIVE);
    }

    /** And so do pickup points. */
    long planMissingPoints(FeedRun run, long planned) {
        return planMissing(run, planned, PICKUP_POINT, PICKUP_POINT.POINT_ID, PICKUP_POINT.ACTIVE);
    }

    private long planMissing(FeedRun run, long planned, Table<?> table, Field<String> id, Field<Boolean> active) {
        var named = FEED_ROW.as("named");
        return db.insertInto(FEED_CHANGE, FEED_CHANGE.RUN_ID, FEED_CHANGE.SEQ, FEED_CHANGE.NODE_ID)
                .select(select(
                                val(run.runId()),
                                rowNumber()
                                        .over(DSL.orderBy(id))
                                        .cast(SQLDataType.BIGINT)
                                        .plus(planned),
                                id)
                        .from(table)
                        .where(active.isTrue())
                        .and(notExists(selectOne()
                                .from(named)
                                .where(named.RUN_ID.eq(run.runId()))
                                .and(named.NODE_ID.eq(id)))))
                .execute();
    }

    /** @return how many products a full feed does not name */
    int missingProducts(UUID runId) {
        return db.fetchCount(
                PRODUCT,
                notExists(selectOne()
                        .from(FEED_ROW)
                        .where(FEED_ROW.RUN_ID.eq(runId))
                        .and(FEED_ROW.SKU.eq(PRODUCT.SKU))));
    }
}
