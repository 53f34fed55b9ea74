package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.EXPECTED_RECEIPT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_CHANGE;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** Puts a feed's changes into the inbound supply. */
@Repository
class ReceiptMergeRepository {
    private final DSLContext db;
    private final Clock clock;
    private final FeedRefusalRepository refusals;

    ReceiptMergeRepository(DSLContext db, Clock clock, FeedRefusalRepository refusals) {
        this.db = db;
        this.clock = clock;
        this.refusals = refusals;
    }

    record Merged(int changed, int warned) {}

    /** What the changes {@code after + 1} to {@code upTo} want. What is promised to orders stays expected. */
    Merged merge(FeedRun run, long after, long upTo) {
        var which = FEED_CHANGE.RUN_ID.eq(run.runId()).and(FEED_CHANGE.SEQ.between(after + 1, upTo));
        db.select(EXPECTED_RECEIPT.RESERVED)
                .from(FEED_CHANGE)
                .join(EXPECTED_RECEIPT)
                .on(sameReceipt())
                .where(which)
                .orderBy(FEED_CHANGE.SEQ)
                .forNoKeyUpdate()
                .of(EXPECTED_RECEIPT)
                .fetch();
        return new Merged(store(which), warn(run, which));
    }

    private int warn(FeedRun run, Condition which) {
        var below = which.and(FEED_CHANGE.QUANTITY.lt(EXPECTED_RECEIPT.RESERVED));
        var count = db.fetchCount(FEED_CHANGE.join(EXPECTED_RECEIPT).on(sameReceipt()), below);
        if (count > 0) {
            refusals.insert(
                    run.runId(),
                    true,
                    select(
                                    coalesce(FEED_CHANGE.LINE, inline(0L)),
                                    DSL.when(FEED_CHANGE.LINE.isNull(), castNull(SQLDataType.VARCHAR))
                                            .otherwise(inline("quantity")),
                                    inline("SKU ")
                                            .concat(FEED_CHANGE.SKU)
                                            .concat(inline(" for node "))
                                            .concat(FEED_CHANGE.NODE_ID)
                                            .concat(inline(" by "))
                                            .concat(FEED_CHANGE.REFERENCE)
                                            .concat(inline(" is below the "))
                                            .concat(EXPECTED_RECEIPT.RESERVED.cast(SQLDataType.VARCHAR))
                                            .concat(inline(
                                                    " units that are promised to orders, so these stay expected")))
                            .from(FEED_CHANGE)
                            .join(EXPECTED_RECEIPT)
                            .on(sameReceipt())
                            .where(below));
        }
        return count;
    }

    private int store(Condition which) {
        var now = clock.instant();
        Field<Integer> quantity = greatest(excluded(EXPECTED_RECEIPT.QUANTITY), EXPECTED_RECEIPT.RESERVED);
        return db.insertInto(
                        EXPECTED_RECEIPT,
                        EXPECTED_RECEIPT.RECEIPT_ID,
                        EXPECTED_RECEIPT.NODE_ID,
                        EXPECTED_RECEIPT.SKU,
                        EXPECTED_RECEIPT.REFERENCE,
                        EXPECTED_RECEIPT.QUANTITY,
                        EXPECTED_RECEIPT.EXPECTED_AT,
                        EXPECTED_RECEIPT.CREATED_AT,
                        EXPECTED_RECEIPT.UPDATED_AT)
                .select(select(
                                DSL.function("uuidv7", SQLDataType.UUID),
                                FEED_CHANGE.NODE_ID,
                                FEED_CHANGE.SKU,
                                FEED_CHANGE.REFERENCE,
                                FEED_CHANGE.QUANTITY,
                                FEED_CHANGE.EXPECTED_AT,
                                val(now, EXPECTED_RECEIPT.CREATED_AT),
                                val(now, EXPECTED_RECEIPT.UPDATED_AT))
                        .from(FEED_CHANGE)
                        .where(which)
                        .orderBy(FEED_CHANGE.SEQ))
                .onConflict(EXPECTED_RECEIPT.NODE_ID, EXPECTED_RECEIPT.SKU, EXPECTED_RECEIPT.REFERENCE)
                .doUpdate()
                .set(EXPECTED_RECEIPT.QUANTITY, quantity)
                .set(EXPECTED_RECEIPT.EXPECTED_AT, excluded(EXPECTED_RECEIPT.EXPECTED_AT))
                .set(EXPECTED_RECEIPT.UPDATED_AT, excluded(EXPECTED_RECEIPT.UPDATED_AT))
                .set(EXPECTED_RECEIPT.VERSION, EXPECTED_RECEIPT.VERSION.plus(1))
                .where(EXPECTED_RECEIPT
                        .QUANTITY
                        .ne(quantity)
                        .or(EXPECTED_RECEIPT.EXPECTED_AT.ne(excluded(EXPECTED_RECEIPT.EXPECTED_AT))))
                .execute();
    }

    private static Condition sameReceipt() {
        return EXPECTED_RECEIPT
                .NODE_ID
                .eq(FEED_CHANGE.NODE_ID)
                .and(EXPECTED_RECEIPT.SKU.eq(FEED_CHANGE.SKU))
                .and(EXPECTED_RECEIPT.REFERENCE.eq(FEED_CHANGE.REFERENCE));
    }
}
