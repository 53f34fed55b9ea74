package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Sequences.FEED_TURN;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_RUN;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.FeedRunRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Feeds and how far they are. */
@Repository
class FeedRunRepository {
    private static final List<String> OPEN = List.of(FeedStatus.RECEIVED.name(), FeedStatus.MERGING.name());

    private final DSLContext db;
    private final Clock clock;

    FeedRunRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return false when it is known already */
    boolean insert(FeedOrder order) {
        var now = clock.instant();
        return db.insertInto(FEED_RUN)
                        .set(FEED_RUN.RUN_ID, order.runId())
                        .set(FEED_RUN.KIND, order.kind().code())
                        .set(FEED_RUN.MODE, order.mode().code())
                        .set(FEED_RUN.SOURCE, order.fileName() == null ? "upload" : "drop")
                        .set(FEED_RUN.FILE_NAME, order.fileName())
                        .set(FEED_RUN.STATUS, FeedStatus.RECEIVING.name())
                        .set(FEED_RUN.AS_OF, order.asOf() == null ? now : order.asOf())
                        .set(FEED_RUN.EXPECTED_ROWS, order.expectedRows())
                        .set(FEED_RUN.STARTED_AT, now)
                        .set(FEED_RUN.PROGRESSED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    Optional<FeedRun> find(UUID runId) {
        return db.selectFrom(FEED_RUN).where(FEED_RUN.RUN_ID.eq(runId)).fetchOptional(FeedRunRepository::run);
    }

    /** Keeps others off it until the transaction ends. */
    Optional<FeedRun> lock(UUID runId) {
        return db.selectFrom(FEED_RUN)
                .where(FEED_RUN.RUN_ID.eq(runId))
                .forUpdate()
                .fetchOptional(FeedRunRepository::run);
    }

    /** Newest first. @param kind null means any, as for the status */
    Page<FeedRun> list(FeedKind kind, FeedStatus status, PageRequest page) {
        var filters = new ArrayList<Condition>();
        if (kind != null) {
            filters.add(FEED_RUN.KIND.eq(kind.code()));
        }
        if (status != null) {
            filters.add(FEED_RUN.STATUS.eq(status.name()));
        }
        return page.of(
                db.selectFrom(FEED_RUN)
                        .where(filters)
                        .orderBy(FEED_RUN.STARTED_AT.desc(), FEED_RUN.RUN_ID.desc())
                        .offset(page.offset())
                        .limit(page.size())
                        .fetch(FeedRunRepository::run),
                db.fetchCount(FEED_RUN, filters));
    }

    /** @return false when it takes no more rows */
    boolean addRead(UUID runId, long read, long refused) {
        return db.update(FEED_RUN)
                        .set(FEED_RUN.ROWS_READ, FEED_RUN.ROWS_READ.plus(read))
                        .set(FEED_RUN.ROWS_ACCEPTED, FEED_RUN.ROWS_ACCEPTED.plus(read - refused))
                        .set(FEED_RUN.ROWS_REFUSED, FEED_RUN.ROWS_REFUSED.plus(refused))
                        .set(FEED_RUN.PROGRESSED_AT, clock.instant())
                        .where(FEED_RUN.RUN_ID.eq(runId), FEED_RUN.STATUS.eq(FeedStatus.RECEIVING.name()))
                        .execute()
                == 1;
    }

    void addRefused(UUID runId, long rows) {
        db.update(FEED_RUN)
                .set(FEED_RUN.ROWS_ACCEPTED, FEED_RUN.ROWS_ACCEPTED.minus(rows))
                .set(FEED_RUN.ROWS_REFUSED, FEED_RUN.ROWS_REFUSED.plus(rows))
                .where(FEED_RUN.RUN_ID.eq(runId))
                .execute();
    }

    void addWarned(UUID runId, long rows) {
        db.update(FEED_RUN)
                .set(FEED_RUN.ROWS_WARNED, FEED_RUN.ROWS_WARNED.plus(rows))
                .where(FEED_RUN.RUN_ID.eq(runId))
                .execute();
    }

    /** A fuller story, one sentence after the other. */
    void addNote(UUID runId, String note) {
        db.update(FEED_RUN)
                .set(
                        FEED_RUN.NOTE,
                        DSL.coalesce(FEED_RUN.NOTE.concat(" "), DSL.inline("")).concat(note))
                .where(FEED_RUN.RUN_ID.eq(runId))
                .execute();
    }

    /** Does nothing when it is no longer {@code RECEIVING}. */
    void received(UUID runId) {
        var now = clock.instant();
        db.update(FEED_RUN)
                .set(FEED_RUN.STATUS, FeedStatus.RECEIVED.name())
                .set(FEED_RUN.TURN, FEED_TURN.nextval())
                .set(FEED_RUN.RECEIVED_AT, now)
                .set(FEED_RUN.PROGRESSED_AT, now)
                .where(FEED_RUN.RUN_ID.eq(runId), FEED_RUN.STATUS.eq(FeedStatus.RECEIVING.name()))
                .execute();
    }

    /**
     * The next feed to merge that nobody else is at, locked until the transaction ends. One feed of a kind waits for an
     * earlier one of the same kind, and what names nodes and products for earlier feeds of those.
     */
    Optional<FeedRun> lockNext() {
        var earlier = FEED_RUN.as("earlier");
        var names = List.of(FeedKind.NODES.code(), FeedKind.PRODUCTS.code());
        return db.selectFrom(FEED_RUN)
                .where(FEED_RUN.STATUS.in(OPEN))
                .and(notExists(selectOne()
                        .from(earlier)
                        .where(earlier.STATUS.in(OPEN))
                        .and(earlier.TURN.lt(FEED_RUN.TURN))
                        .and(earlier.KIND
                                .eq(FEED_RUN.KIND)
                                .or(FEED_RUN.KIND.notIn(names).and(earlier.KIND.in(names))))))
                .orderBy(FEED_RUN.TURN)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional(FeedRunRepository::run);
    }

    void merging(UUID runId, long planned) {
        db.update(FEED_RUN)
                .set(FEED_RUN.STATUS, FeedStatus.MERGING.name())
                .set(FEED_RUN.PLANNED, planned)
                .set(FEED_RUN.PROGRESSED_AT, clock.instant())
                .where(FEED_RUN.RUN_ID.eq(runId))
                .execute();
    }

    void merged(UUID runId, long upTo, long changed) {
        db.update(FEED_RUN)
                .set(FEED_RUN.MERGED, upTo)
                .set(FEED_RUN.ROWS_CHANGED, FEED_RUN.ROWS_CHANGED.plus(changed))
                .set(FEED_RUN.PROGRESSED_AT, clock.instant())
                .where(FEED_RUN.RUN_ID.eq(runId))
                .execute();
    }

    /** @return false when it had ended before */
    boolean end(UUID runId, FeedStatus status) {
        return db.update(FEED_RUN)
                        .set(FEED_RUN.STATUS, status.name())
                        .set(FEED_RUN.ENDED_AT, clock.instant())
                        .set(FEED_RUN.PROGRESSED_AT, clock.instant())
                        .where(FEED_RUN.RUN_ID.eq(runId), FEED_RUN.ENDED_AT.isNull())
                        .execute()
                == 1;
    }

    List<UUID> silentSince(Instant time) {
        return db.select(FEED_RUN.RUN_ID)
                .from(FEED_RUN)
                .where(FEED_RUN.STATUS.eq(FeedStatus.RECEIVING.name()), FEED_RUN.PROGRESSED_AT.lt(time))
                .fetch(FEED_RUN.RUN_ID);
    }

    /** Ended, with rows still staged. */
    List<UUID> toSweep() {
        return db.select(FEED_RUN.RUN_ID)
                .from(FEED_RUN)
                .where(FEED_RUN.STAGED.isTrue(), FEED_RUN.ENDED_AT.isNotNull())
                .forUpdate()
                .skipLocked()
                .fetch(FEED_RUN.RUN_ID);
    }

    void swept(List<UUID> runIds) {
        db.update(FEED_RUN)
                .set(FEED_RUN.STAGED, false)
                .where(FEED_RUN.RUN_ID.in(runIds))
                .execute();
    }

    List<UUID> endedBefore(Instant time) {
        return db.select(FEED_RUN.RUN_ID)
                .from(FEED_RUN)
                .where(FEED_RUN.ENDED_AT.lt(time), FEED_RUN.STAGED.isFalse())
                .fetch(FEED_RUN.RUN_ID);
    }

    void delete(List<UUID> runIds) {
        db.deleteFrom(FEED_RUN).where(FEED_RUN.RUN_ID.in(runIds)).execute();
    }

    private static FeedRun run(FeedRunRecord run) {
        return new FeedRun(
                run.getRunId(),
                FeedKind.valueOf(run.getKind().toUpperCase(Locale.ROOT)),
                FeedMode.valueOf(run.getMode().toUpperCase(Locale.ROOT)),
                run.getFileName(),
                FeedStatus.valueOf(run.getStatus()),
                run.getAsOf(),
                run.getExpectedRows(),
                run.getRowsRead(),
                run.getRowsAccepted(),
                run.getRowsRefused(),
                run.getRowsWarned(),
                run.getRowsChanged(),
                run.getPlanned(),
                run.getMerged(),
                run.getNote(),
                run.getStartedAt(),
                run.getReceivedAt(),
                run.getEndedAt());
    }
}
