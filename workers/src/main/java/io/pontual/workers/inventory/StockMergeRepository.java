package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_CHANGE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.SelectOnConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

/**
 * Puts a feed's changes into stock levels and ledger, as many at once as the caller's transaction may hold, by sets: one by
 * one a million of them would take an hour. The levels are locked in the order of {@link StockKey} first, as everybody
 * does, so all that follows sees what nobody else can change.
 */
@Repository
class StockMergeRepository {
    /** So many times as many changes are made at once when all of them add levels. */
    private static final int NEW_AT_ONCE = 10;

    private static final String ADDED_MEANWHILE = "Stock levels were added while a feed was merged";
    private static final List<Field<?>> LEVEL = List.of(
            STOCK_LEVEL.NODE_ID,
            STOCK_LEVEL.SKU,
            STOCK_LEVEL.ON_HAND,
            STOCK_LEVEL.SAFETY_STOCK,
            STOCK_LEVEL.CREATED_AT,
            STOCK_LEVEL.UPDATED_AT);
    private static final List<Field<?>> MOVEMENT = List.of(
            STOCK_MOVEMENT.NODE_ID,
            STOCK_MOVEMENT.SKU,
            STOCK_MOVEMENT.ON_HAND_CHANGE,
            STOCK_MOVEMENT.CAUSE,
            STOCK_MOVEMENT.REFERENCE_ID,
            STOCK_MOVEMENT.MOVED_AT);

    private final DSLContext db;
    private final Clock clock;
    private final FeedRefusalRepository refusals;

    StockMergeRepository(DSLContext db, Clock clock, FeedRefusalRepository refusals) {
        this.db = db;
        this.clock = clock;
        this.refusals = refusals;
    }

    /**
     * @param upTo the last change that was made
     * @param below levels that the feed wanted below what is reserved, with that: somebody should go and look
     */
    record Merged(long upTo, int changed, int warned, Map<StockKey, Integer> below) {}

    /**
     * The next changes, {@code most} at once. Those that only add levels keep nobody waiting, since nobody sells yet what
     * they add, so there may be more of them.
     */
    Merged merge(FeedRun run, int most) {
        planByKey();
        var upTo = Math.min(run.merged() + most, run.planned());
        var newUpTo = newUpTo(run, Math.min(run.merged() + (long) NEW_AT_ONCE * most, run.planned()));
        return newUpTo < upTo ? change(run, upTo) : add(run, newUpTo);
    }

    private Merged add(FeedRun run, long upTo) {
        var which = changes(run, upTo);
        var now = clock.instant();
        try {
            var added = db.insertInto(STOCK_LEVEL, LEVEL)
                    .select(select(
                                    FEED_CHANGE.NODE_ID,
                                    FEED_CHANGE.SKU,
                                    FEED_CHANGE.QUANTITY,
                                    coalesce(FEED_CHANGE.SAFETY_STOCK, inline(0)),
                                    val(now, STOCK_LEVEL.CREATED_AT),
                                    val(now, STOCK_LEVEL.UPDATED_AT))
                            .from(FEED_CHANGE)
                            .where(which)
                            .orderBy(FEED_CHANGE.SEQ))
                    .execute();
            db.insertInto(STOCK_MOVEMENT, MOVEMENT)
                    .select(select(
                                    FEED_CHANGE.NODE_ID,
                                    FEED_CHANGE.SKU,
                                    FEED_CHANGE.QUANTITY,
                                    inline("feed"),
                                    val(run.runId()),
                                    val(now, STOCK_MOVEMENT.MOVED_AT))
                            .from(FEED_CHANGE)
                            .where(which)
                            .and(FEED_CHANGE.QUANTITY.ne(inline(0)))
                            .orderBy(FEED_CHANGE.SEQ))
                    .execute();
            return new Merged(upTo, added, 0, Map.of());
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyFailureException(ADDED_MEANWHILE, e);
        }
    }

    private Merged change(FeedRun run, long upTo) {
        var which = changes(run, upTo);
        var locked = lock(which, run.asOf());
        var moved = anythingMoved(which, run.asOf());
        var wanted = new Wanted(which, run.asOf(), moved);
        var warned = moved || locked.doubtful() > 0 ? warn(run, wanted) : new Warned(0, Map.of());
        var now = clock.instant();
        write(run.runId(), wanted, now);
        var unknown = (int) (upTo - run.merged()) - locked.levels();
        if (unknown > 0 && addUnknown(wanted, now) != unknown) {
            throw new ConcurrencyFailureException(ADDED_MEANWHILE);
        }
        return new Merged(upTo, unknown + change(wanted, now), warned.rows(), warned.below());
    }

    private static Condition changes(FeedRun run, long upTo) {
        return FEED_CHANGE.RUN_ID.eq(run.runId()).and(FEED_CHANGE.SEQ.between(run.merged() + 1, upTo));
    }

    /** Sums of what really moved in or out after a time, per level. Feeds and counts state what is there and do not count. */
    static Table<?> movedSince(Instant asOf) {
        return select(
                        STOCK_MOVEMENT.NODE_ID,
                        STOCK_MOVEMENT.SKU,
                        sum(STOCK_MOVEMENT.ON_HAND_CHANGE)
                                .cast(SQLDataType.INTEGER)
                                .as("units"))
                .from(STOCK_MOVEMENT)
                .where(physical())
                .and(STOCK_MOVEMENT.MOVED_AT.gt(asOf))
                .groupBy(STOCK_MOVEMENT.NODE_ID, STOCK_MOVEMENT.SKU)
                .asTable("moved");
    }

    /** A unit came or went: no feed or count. Written out, as the partial index has it. */
    static Condition physical() {
        return STOCK_MOVEMENT
                .ON_HAND_CHANGE
                .ne(inline(0))
                .and(STOCK_MOVEMENT.CAUSE.notIn(inline("opening"), inline("admin"), inline("feed"), inline("count")));
    }

    /** The changes of a step are found by index, even while the statistics do not know yet that a million levels are new. */
    private void planByKey() {
        db.select(Stream.of("enable_hashjoin", "enable_mergejoin", "enable_seqscan", "jit")
                        .map(setting -> function(
                                "set_config", SQLDataType.VARCHAR, inline(setting), inline("off"), inline(true)))
                        .toList())
                .fetch();
    }

    /** @return the last of the next changes, none of which is about a level that there is */
    private long newUpTo(FeedRun run, long most) {
        var firstKnown = db.select(FEED_CHANGE.SEQ)
                .from(FEED_CHANGE)
                .where(changes(run, most))
                .and(exists(selectOne().from(STOCK_LEVEL).where(sameLevel())))
                .orderBy(FEED_CHANGE.SEQ)
                .limit(1)
                .fetchOne(FEED_CHANGE.SEQ);
        return firstKnown == null ? most : firstKnown - 1;
    }

    /**
     * @param levels how many there are already
     * @param doubtful of these, how many may need a warning, unless something moved
     */
    private record Locked(int levels, int doubtful) {}

    private Locked lock(Condition which, Instant asOf) {
        var doubtful = field(FEED_CHANGE.QUANTITY.lt(STOCK_LEVEL.RESERVED).or(STOCK_LEVEL.LAST_COUNTED_AT.gt(asOf)));
        var locked = select(coalesce(doubtful, inline(false)).as("doubtful"))
                .from(FEED_CHANGE)
                .join(STOCK_LEVEL)
                .on(sameLevel())
                .where(which)
                .orderBy(FEED_CHANGE.SEQ)
                .forNoKeyUpdate()
                .of(STOCK_LEVEL)
                .asTable("locked");
        return db.select(
                        count(),
                        count().filterWhere(
                                        locked.field("doubtful", Boolean.class).isTrue()))
                .from(locked)
                .fetchSingle(row -> new Locked(row.value1(), row.value2()));
    }

    private boolean anythingMoved(Condition which, Instant asOf) {
        return db.fetchExists(select(STOCK_MOVEMENT.MOVED_AT)
                .from(FEED_CHANGE)
                .join(STOCK_MOVEMENT)
                .on(STOCK_MOVEMENT.NODE_ID.eq(FEED_CHANGE.NODE_ID), STOCK_MOVEMENT.SKU.eq(FEED_CHANGE.SKU))
                .where(which)
                .and(physical())
                .and(STOCK_MOVEMENT.MOVED_AT.gt(asOf)));
    }

    private record Warned(int rows, Map<StockKey, Integer> below) {}

    private Warned warn(FeedRun run, Wanted wanted) {
        var below = db
                .select(FEED_CHANGE.NODE_ID, FEED_CHANGE.SKU, STOCK_LEVEL.RESERVED)
                .from(FEED_CHANGE)
                .join(STOCK_LEVEL)
                .on(sameLevel())
                .where(wanted.which, wanted.inTime, wanted.units.lt(STOCK_LEVEL.RESERVED))
                .stream()
                .collect(Collectors.toMap(row -> new StockKey(row.value1(), row.value2()), row -> row.value3()));
        if (!below.isEmpty()) {
            refusals.insert(
                    run.runId(),
                    true,
                    reasons(
                                    inline("is below the ")
                                            .concat(STOCK_LEVEL.RESERVED.cast(SQLDataType.VARCHAR))
                                            .concat(
                                                    inline(
                                                            " units that are reserved for orders, so these stay and nothing more is promised")))
                            .where(wanted.which, wanted.inTime, wanted.units.lt(STOCK_LEVEL.RESERVED)));
        }
        var late =
                db.fetchCount(FEED_CHANGE.join(STOCK_LEVEL).on(sameLevel()), wanted.which.and(DSL.not(wanted.inTime)));
        if (late > 0) {
            refusals.insert(
                    run.runId(),
                    true,
                    reasons(inline("does not count, since the stock was counted after the file was written"))
                            .where(wanted.which, DSL.not(wanted.inTime)));
        }
        return new Warned(below.size() + late, below);
    }

    private static SelectOnConditionStep<Record3<Long, String, String>> reasons(Field<String> message) {
        var what = inline("SKU ")
                .concat(FEED_CHANGE.SKU)
                .concat(inline(" at node "))
                .concat(FEED_CHANGE.NODE_ID)
                .concat(inline(": the file does not name it; none "));
        return select(
                        coalesce(FEED_CHANGE.LINE, inline(0L)),
                        case_().when(FEED_CHANGE.LINE.isNull(), castNull(SQLDataType.VARCHAR))
                                .otherwise(inline("onHand")),
                        case_().when(FEED_CHANGE.LINE.isNull(), what.concat(message))
                                .otherwise(message))
                .from(FEED_CHANGE)
                .join(STOCK_LEVEL)
                .on(sameLevel());
    }

    private void write(UUID runId, Wanted wanted, Instant now) {
        var change = wanted.stored.minus(coalesce(STOCK_LEVEL.ON_HAND, inline(0)));
        db.insertInto(STOCK_MOVEMENT, MOVEMENT)
                .select(select(
                                FEED_CHANGE.NODE_ID,
                                FEED_CHANGE.SKU,
                                change,
                                inline("feed"),
                                val(runId),
                                val(now, STOCK_MOVEMENT.MOVED_AT))
                        .from(FEED_CHANGE)
                        .leftJoin(STOCK_LEVEL)
                        .on(sameLevel())
                        .where(wanted.which)
                        .and(STOCK_LEVEL.NODE_ID.isNull().or(wanted.inTime))
                        .and(change.ne(inline(0)))
                        .orderBy(FEED_CHANGE.SEQ))
                .execute();
    }

    /** Fewer than there are to add, when somebody added one between two of our statements; the next try sees it. */
    private int addUnknown(Wanted wanted, Instant now) {
        return db.insertInto(STOCK_LEVEL, LEVEL)
                .select(select(
                                FEED_CHANGE.NODE_ID,
                                FEED_CHANGE.SKU,
                                wanted.stored,
                                coalesce(FEED_CHANGE.SAFETY_STOCK, inline(0)),
                                val(now, STOCK_LEVEL.CREATED_AT),
                                val(now, STOCK_LEVEL.UPDATED_AT))
                        .from(FEED_CHANGE)
                        .leftJoin(STOCK_LEVEL)
                        .on(sameLevel())
                        .where(wanted.which)
                        .and(STOCK_LEVEL.NODE_ID.isNull())
                        .orderBy(FEED_CHANGE.SEQ))
                .onConflictDoNothing()
                .execute();
    }

    private int change(Wanted wanted, Instant now) {
        var safetyStock = coalesce(FEED_CHANGE.SAFETY_STOCK, STOCK_LEVEL.SAFETY_STOCK);
        return db.update(STOCK_LEVEL)
                .set(STOCK_LEVEL.ON_HAND, wanted.stored)
                .set(STOCK_LEVEL.SAFETY_STOCK, safetyStock)
                .set(STOCK_LEVEL.UPDATED_AT, now)
                .set(STOCK_LEVEL.VERSION, STOCK_LEVEL.VERSION.plus(1))
                .from(FEED_CHANGE)
                .where(wanted.which, sameLevel(), wanted.inTime)
                .and(STOCK_LEVEL.ON_HAND.ne(wanted.stored).or(STOCK_LEVEL.SAFETY_STOCK.ne(safetyStock)))
                .execute();
    }

    private static Condition sameLevel() {
        return STOCK_LEVEL.NODE_ID.eq(FEED_CHANGE.NODE_ID).and(STOCK_LEVEL.SKU.eq(FEED_CHANGE.SKU));
    }

    /** What the changes come to now. */
    private static final class Wanted {
        private final Condition which;
        /** Nobody has counted since. */
        private final Condition inTime;
        /** Units that must be there by what the file says. */
        private final Field<Integer> units;
        /** The same, but never below what is reserved. */
        private final Field<Integer> stored;

        private Wanted(Condition which, Instant asOf, boolean moved) {
            this.which = which;
            inTime = STOCK_LEVEL.LAST_COUNTED_AT.isNull().or(STOCK_LEVEL.LAST_COUNTED_AT.le(asOf));
            units = moved ? FEED_CHANGE.QUANTITY.plus(movedSinceThen(asOf)) : FEED_CHANGE.QUANTITY;
            stored = greatest(units, coalesce(STOCK_LEVEL.RESERVED, inline(0)));
        }

        private static Field<Integer> movedSinceThen(Instant asOf) {
            return DSL.field(select(coalesce(sum(STOCK_MOVEMENT.ON_HAND_CHANGE), inline(BigDecimal.ZERO))
                            .cast(SQLDataType.INTEGER))
                    .from(STOCK_MOVEMENT)
                    .where(STOCK_MOVEMENT.NODE_ID.eq(FEED_CHANGE.NODE_ID))
                    .and(STOCK_MOVEMENT.SKU.eq(FEED_CHANGE.SKU))
                    .and(physical())
                    .and(STOCK_MOVEMENT.MOVED_AT.gt(asOf)));
        }
    }
}
