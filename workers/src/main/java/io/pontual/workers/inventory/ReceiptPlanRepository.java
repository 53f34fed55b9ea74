package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.EXPECTED_RECEIPT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_CHANGE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_ROW;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** From the rows of a feed of inbound supply to the changes that it makes. */
@Repository
class ReceiptPlanRepository {
    private final DSLContext db;

    ReceiptPlanRepository(DSLContext db) {
        this.db = db;
    }

    /** The last row about each receipt. */
    long plan(FeedRun run) {
        var latest = FeedRowRepository.latest(
                run,
                List.of(FEED_ROW.NODE_ID, FEED_ROW.SKU, FEED_ROW.REFERENCE),
                FEED_ROW.QUANTITY,
                FEED_ROW.EXPECTED_AT);
        return db.insertInto(
                        FEED_CHANGE,
                        FEED_CHANGE.RUN_ID,
                        FEED_CHANGE.SEQ,
                        FEED_CHANGE.LINE,
                        FEED_CHANGE.NODE_ID,
                        FEED_CHANGE.SKU,
                        FEED_CHANGE.REFERENCE,
                        FEED_CHANGE.QUANTITY,
                        FEED_CHANGE.EXPECTED_AT)
                .select(select(
                                val(run.runId()),
                                rowNumber()
                                        .over(DSL.orderBy(
                                                latest.field(FEED_ROW.NODE_ID),
                                                latest.field(FEED_ROW.SKU),
                                                latest.field(FEED_ROW.REFERENCE)))
                                        .cast(SQLDataType.BIGINT),
                                latest.field(FEED_ROW.LINE),
                                latest.field(FEED_ROW.NODE_ID),
                                latest.field(FEED_ROW.SKU),
                                latest.field(FEED_ROW.REFERENCE),
                                latest.field(FEED_ROW.QUANTITY),
                                latest.field(FEED_ROW.EXPECTED_AT))
                        .from(latest))
                .execute();
    }

    /** Receipts at the nodes of a full feed that it does not name: nothing comes any more. */
    long planMissing(FeedRun run, long planned) {
        var refused = FEED_ROW.as("refused");
        var named = FEED_ROW.as("named");
        return db.insertInto(
                        FEED_CHANGE,
                        FEED_CHANGE.RUN_ID,
                        FEED_CHANGE.SEQ,
                        FEED_CHANGE.NODE_ID,
                        FEED_CHANGE.SKU,
                        FEED_CHANGE.REFERENCE,
                        FEED_CHANGE.QUANTITY,
                        FEED_CHANGE.EXPECTED_AT)
                .select(select(
                                val(run.runId()),
                                rowNumber()
                                        .over(DSL.orderBy(
                                                EXPECTED_RECEIPT.NODE_ID,
                                                EXPECTED_RECEIPT.SKU,
                                                EXPECTED_RECEIPT.REFERENCE))
                                        .cast(SQLDataType.BIGINT)
                                        .plus(planned),
                                EXPECTED_RECEIPT.NODE_ID,
                                EXPECTED_RECEIPT.SKU,
                                EXPECTED_RECEIPT.REFERENCE,
                                inline(0),
                                EXPECTED_RECEIPT.EXPECTED_AT)
                        .from(EXPECTED_RECEIPT)
                        .where(EXPECTED_RECEIPT.QUANTITY.gt(0))
                        .and(EXPECTED_RECEIPT.NODE_ID.in(FeedRowRepository.namedNodes(run.runId())))
                        .and(notExists(selectOne()
                                .from(named)
                                .where(named.RUN_ID.eq(run.runId()))
                                .and(named.NODE_ID.eq(EXPECTED_RECEIPT.NODE_ID))
                                .and(named.SKU.eq(EXPECTED_RECEIPT.SKU))
                                // What a refused row says of the reference was not kept.
                                .and(named.REFUSED.isTrue().or(named.REFERENCE.eq(EXPECTED_RECEIPT.REFERENCE)))))
                        .and(notExists(FeedRowRepository.unreadable(run.runId(), refused)
                                .and(refused.NODE_ID.eq(EXPECTED_RECEIPT.NODE_ID)))))
                .execute();
    }
}
