package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_ROW;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PRODUCT;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.pontual.workers.platform.persistence.jooq.inventory.tables.FeedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/**
 * The rows of a feed of whatever kind, all of which have come: what only the tables can say about them. Locks nothing that
 * selling needs: it only reads what is there.
 */
@Repository
class FeedRowRepository {
    private final DSLContext db;
    private final FeedRefusalRepository refusals;

    FeedRowRepository(DSLContext db, FeedRefusalRepository refusals) {
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
                runId,
                false,
                select(FEED_ROW.LINE, inline(field), reason).from(FEED_ROW).where(which));
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

    /** @return whether a refused row may be about anything at all */
    boolean hasRowOfUnknownPlace(UUID runId, FeedKind kind) {
        var key = kind == FeedKind.PRODUCTS ? FEED_ROW.SKU : FEED_ROW.NODE_ID;
        return db.fetchExists(FEED_ROW, FEED_ROW.RUN_ID.eq(runId), FEED_ROW.REFUSED.isTrue(), key.isNull());
    }

    /** The last good row about each thing. @param key what tells one thing from another */
    static Table<?> latest(FeedRun run, List<Field<?>> key, Field<?>... facts) {
        var fields = new ArrayList<>(key);
        fields.add(FEED_ROW.LINE);
        fields.addAll(List.of(facts));
        var order = new ArrayList<OrderField<?>>(key);
        order.add(FEED_ROW.LINE.desc());
        return select(fields)
                .distinctOn(key)
                .from(FEED_ROW)
                .where(good(run.runId()))
                .orderBy(order)
                .asTable("latest");
    }

    /** Nodes that a full feed tells of. */
    static SelectConditionStep<Record1<String>> namedNodes(UUID runId) {
        return select(FEED_ROW.NODE_ID)
                .from(FEED_ROW)
                .where(FEED_ROW.RUN_ID.eq(runId))
                .and(FEED_ROW.REFUSED.isFalse());
    }

    /** Refused rows that may be about any product of their node. */
    static SelectConditionStep<Record1<Integer>> unreadable(UUID runId, FeedRow refused) {
        return selectOne()
                .from(refused)
                .where(refused.RUN_ID.eq(runId))
                .and(refused.REFUSED.isTrue())
                .and(refused.SKU.isNull());
    }
}
