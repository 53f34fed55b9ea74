package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.EXPECTED_RECEIPT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_CHANGE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_ROW;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PRODUCT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.pontual.workers.platform.persistence.jooq.inventory.tables.FeedRow;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/**
 * From the rows of a feed to the changes that it makes, numbered in the order in which they are locked and merged. Locks
 * nothing that selling needs: it only reads what is there.
 */
@Repository
class FeedPlanRepository {
    private final DSLContext db;
    private final FeedRefusalRepository refusals;

    FeedPlanRepository(DSLContext db, FeedRefusalRepository refusals) {
        this.db = db;
        this.refusals = refusals;
    }

    /** The rows have just come, so nothing is known of their number: a loop over them could take hours. */
    void prepare() {
        db.setLocal(name("enable_nestloop"), inline("off")).execute();
        db.setLocal(name("work_mem"), inline("64MB")).execute();
        db.setLocal(name("jit"), inline("off")).execute();
    }

    /** @return how many rows are of nodes of which a full feed that was written later has been merged */
    int refuseOutdated(FeedRun run) {
        return refuse(
                run.runId(),
                exists(selectOne()
                        .from(FEED_NODE)
                        .where(FEED_NODE.NODE_ID.eq(FEED_ROW.NODE_ID))
                        .and(FEED_NODE.AS_OF.gt(run.asOf()))),
                "nodeId",
                inline("a full feed of this node that was written later has been taken"));
    }

    /** The nodes of this full feed are known whole as of its time. */
    void rememberNodes(FeedRun run) {
        db.insertInto(FEED_NODE, FEED_NODE.NODE_ID, FEED_NODE.AS_OF)
                .select(selectDistinct(FEED_ROW.NODE_ID, val(run.asOf(), FEED_NODE.AS_OF))
                        .from(FEED_ROW)
                        .where(good(run.runId())))
                .onConflict(FEED_NODE.NODE_ID)
                .doUpdate()
                .set(FEED_NODE.AS_OF, greatest(FEED_NODE.AS_OF, excluded(FEED_NODE.AS_OF)))
                .execute();
    }

    private static Condition good(UUID runId) {
        return FEED_ROW.RUN_ID.eq(runId).and(FEED_ROW.REFUSED.isFalse());
    }

    /** @return how many rows name a node or product that there is not */
    int refuseUnknown(UUID runId) {
        var nodes = refuse(
                runId,
                notExists(selectOne().from(NODE).where(NODE.NODE_ID.eq(FEED_ROW.NODE_ID))),
                "nodeId",
                inline("there is no node ").concat(FEED_ROW.NODE_ID));
        var products = refuse(
                runId,
                notExists(selectOne().from(PRODUCT).where(PRODUCT.SKU.eq(FEED_ROW.SKU))),
                "sku",
                inline("there is no product ").concat(FEED_ROW.SKU));
        return nodes + products;
    }

    private int refuse(UUID runId, Condition wrong, String field, Field<String> reason) {
        var which = good(runId).and(wrong);
        // Most feeds have none, and then one look is enough.
        if (!db.fetchExists(FEED_ROW, which)) {
            return 0;
        }
        refusals.insert(
                runId, false, select(FEED_ROW.LINE, inline(field), reason).from(FEED_ROW).where(which));
        return db.update(FEED_ROW).set(FEED_ROW.REFUSED, true).where(which).execute();
    }

    /** @return how many rows do not count since a later one of the same file is about the same thing */
    int warnOfRepeated(UUID runId) {
        var next = lead(FEED_ROW.LINE)
                .over(DSL.partitionBy(FEED_ROW.NODE_ID, FEED_ROW.SKU, FEED_ROW.REFERENCE)
                        .orderBy(FEED_ROW.LINE));
        var rows = select(FEED_ROW.LINE, next.as("next"))
                .from(FEED_ROW)
                .where(FEED_ROW.RUN_ID.eq(runId))
                .and(FEED_ROW.REFUSED.isFalse())
                .asTable("rows");
        var repeated = rows.field("next", Long.class).isNotNull();
        var count = db.selectCount().from(rows).where(repeated).fetchSingle().value1();
        if (count > 0) {
            Select<Record3<Long, String, String>> reasons = select(
                            rows.field(FEED_ROW.LINE),
                            castNull(SQLDataType.VARCHAR),
                            inline("does not count, since line ")
                                    .concat(rows.field("next", Long.class).cast(SQLDataType.VARCHAR))
                                    .concat(inline(" is about the same")))
                    .from(rows)
                    .where(repeated);
            refusals.insert(runId, true, reasons);
        }
        return count;
    }

    /** The last row about each node or product. */
    long planThings(FeedRun run) {
        var latest = select(FEED_ROW.NODE_ID, FEED_ROW.SKU, FEED_ROW.LINE, FEED_ROW.BODY)
                .distinctOn(FEED_ROW.NODE_ID, FEED_ROW.SKU)
                .from(FEED_ROW)
                .where(FEED_ROW.RUN_ID.eq(run.runId()))
                .and(FEED_ROW.REFUSED.isFalse())
                .orderBy(FEED_ROW.NODE_ID, FEED_ROW.SKU, FEED_ROW.LINE.desc())
                .asTable("latest");
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

    /** The last row about each stock level, where it differs from what is there or there is something to say about it. */
    long planStock(FeedRun run) {
        var latest = select(FEED_ROW.NODE_ID, FEED_ROW.SKU, FEED_ROW.LINE, FEED_ROW.QUANTITY, FEED_ROW.SAFETY_STOCK)
                .distinctOn(FEED_ROW.NODE_ID, FEED_ROW.SKU)
                .from(FEED_ROW)
                .where(FEED_ROW.RUN_ID.eq(run.runId()))
                .and(FEED_ROW.REFUSED.isFalse())
                .orderBy(FEED_ROW.NODE_ID, FEED_ROW.SKU, FEED_ROW.LINE.desc())
                .asTable("latest");
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
    long planMissingStock(FeedRun run, long planned) {
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
                        .and(STOCK_LEVEL.NODE_ID.in(namedNodes(run.runId())))
                        .and(STOCK_LEVEL.LAST_COUNTED_AT.isNull().or(STOCK_LEVEL.LAST_COUNTED_AT.le(run.asOf())))
                        .and(notExists(selectOne()
                                .from(named)
                                .where(named.RUN_ID.eq(run.runId()))
                                .and(named.NODE_ID.eq(STOCK_LEVEL.NODE_ID))
                                .and(named.SKU.eq(STOCK_LEVEL.SKU))))
                        .and(notExists(unreadable(run.runId(), refused).and(refused.NODE_ID.eq(STOCK_LEVEL.NODE_ID)))))
                .execute();
    }

    /** @return whether a refused row may be about anything at all */
    boolean hasRowOfUnknownPlace(UUID runId, FeedKind kind) {
        var key = kind == FeedKind.PRODUCTS ? FEED_ROW.SKU : FEED_ROW.NODE_ID;
        return db.fetchExists(FEED_ROW, FEED_ROW.RUN_ID.eq(runId), FEED_ROW.REFUSED.isTrue(), key.isNull());
    }

    /** Active nodes that a full feed does not name become inactive. */
    long planMissingNodes(FeedRun run, long planned) {
        var named = FEED_ROW.as("named");
        return db.insertInto(FEED_CHANGE, FEED_CHANGE.RUN_ID, FEED_CHANGE.SEQ, FEED_CHANGE.NODE_ID)
                .select(select(
                                val(run.runId()),
                                rowNumber()
                                        .over(DSL.orderBy(NODE.NODE_ID))
                                        .cast(SQLDataType.BIGINT)
                                        .plus(planned),
                                NODE.NODE_ID)
                        .from(NODE)
                        .where(NODE.ACTIVE.isTrue())
                        .and(notExists(selectOne()
                                .from(named)
                                .where(named.RUN_ID.eq(run.runId()))
                                .and(named.NODE_ID.eq(NODE.NODE_ID)))))
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

    long planReceipts(FeedRun run) {
        var latest = select(
                        FEED_ROW.NODE_ID,
                        FEED_ROW.SKU,
                        FEED_ROW.REFERENCE,
                        FEED_ROW.LINE,
                        FEED_ROW.QUANTITY,
                        FEED_ROW.EXPECTED_AT)
                .distinctOn(FEED_ROW.NODE_ID, FEED_ROW.SKU, FEED_ROW.REFERENCE)
                .from(FEED_ROW)
                .where(FEED_ROW.RUN_ID.eq(run.runId()))
                .and(FEED_ROW.REFUSED.isFalse())
                .orderBy(FEED_ROW.NODE_ID, FEED_ROW.SKU, FEED_ROW.REFERENCE, FEED_ROW.LINE.desc())
                .asTable("latest");
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
    long planMissingReceipts(FeedRun run, long planned) {
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
                        .and(EXPECTED_RECEIPT.NODE_ID.in(namedNodes(run.runId())))
                        .and(notExists(selectOne()
                                .from(named)
                                .where(named.RUN_ID.eq(run.runId()))
                                .and(named.NODE_ID.eq(EXPECTED_RECEIPT.NODE_ID))
                                .and(named.SKU.eq(EXPECTED_RECEIPT.SKU))
                                // What a refused row says of the reference was not kept.
                                .and(named.REFUSED.isTrue().or(named.REFERENCE.eq(EXPECTED_RECEIPT.REFERENCE)))))
                        .and(notExists(
                                unreadable(run.runId(), refused).and(refused.NODE_ID.eq(EXPECTED_RECEIPT.NODE_ID)))))
                .execute();
    }

    private static SelectConditionStep<Record1<String>> namedNodes(UUID runId) {
        return select(FEED_ROW.NODE_ID)
                .from(FEED_ROW)
                .where(FEED_ROW.RUN_ID.eq(runId))
                .and(FEED_ROW.REFUSED.isFalse());
    }

    private static SelectConditionStep<Record1<Integer>> unreadable(UUID runId, FeedRow refused) {
        return selectOne()
                .from(refused)
                .where(refused.RUN_ID.eq(runId))
                .and(refused.REFUSED.isTrue())
                .and(refused.SKU.isNull());
    }
}
