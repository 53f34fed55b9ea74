package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_REFUSAL;

import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.FeedRefusalRecord;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Why rows were refused, and warnings. Of each feed so many that a file of nothing but mistakes fills no disk. */
@Repository
class FeedRefusalRepository {
    /** Reasons and warnings that are kept of one feed, each. */
    static final int MOST = 50_000;

    private static final int AT_ONCE = 1000;

    private final DSLContext db;

    FeedRefusalRepository(DSLContext db) {
        this.db = db;
    }

    void insert(UUID runId, List<FeedReport.Refusal> refusals) {
        var room = refusals.isEmpty() ? 0 : Math.min(refusals.size(), room(runId, false));
        for (int from = 0; from < room; from += AT_ONCE) {
            db.insertInto(FEED_REFUSAL)
                    .set(refusals.subList(from, Math.min(from + AT_ONCE, room)).stream()
                            .map(refusal -> record(runId, refusal))
                            .toList())
                    .execute();
        }
    }

    /** @param reasons line, column and message of each */
    void insert(UUID runId, boolean warning, Select<? extends Record3<Long, String, String>> reasons) {
        var room = room(runId, warning);
        if (room > 0) {
            var found = reasons.asTable("found", "line", "field", "message");
            db.insertInto(
                            FEED_REFUSAL,
                            FEED_REFUSAL.RUN_ID,
                            FEED_REFUSAL.LINE,
                            FEED_REFUSAL.FIELD,
                            FEED_REFUSAL.MESSAGE,
                            FEED_REFUSAL.WARNING)
                    .select(DSL.select(
                                    DSL.val(runId),
                                    found.field("line", Long.class),
                                    found.field("field", String.class),
                                    found.field("message", String.class),
                                    DSL.val(warning))
                            .from(found)
                            .orderBy(found.field("line"))
                            .limit(room))
                    .execute();
        }
    }

    /** By line. @param warnings null for both */
    Page<Reason> page(UUID runId, Boolean warnings, PageRequest page) {
        var which = FEED_REFUSAL.RUN_ID.eq(runId);
        if (warnings != null) {
            which = which.and(FEED_REFUSAL.WARNING.eq(warnings));
        }
        return page.of(
                db.selectFrom(FEED_REFUSAL)
                        .where(which)
                        .orderBy(FEED_REFUSAL.LINE, FEED_REFUSAL.REFUSAL_ID)
                        .offset(page.offset())
                        .limit(page.size())
                        .fetch(row -> new Reason(row.getLine(), row.getField(), row.getMessage(), row.getWarning())),
                db.fetchCount(FEED_REFUSAL, which));
    }

    List<FeedReport.Refusal> first(UUID runId, boolean warnings, int most) {
        return db.selectFrom(FEED_REFUSAL)
                .where(FEED_REFUSAL.RUN_ID.eq(runId), FEED_REFUSAL.WARNING.eq(warnings))
                .orderBy(FEED_REFUSAL.LINE, FEED_REFUSAL.REFUSAL_ID)
                .limit(most)
                .fetch(row -> new FeedReport.Refusal(row.getLine(), row.getField(), row.getMessage()));
    }

    void delete(List<UUID> runIds) {
        db.deleteFrom(FEED_REFUSAL).where(FEED_REFUSAL.RUN_ID.in(runIds)).execute();
    }

    /**
     * One reason or warning.
     *
     * @param line 0: what the file does not name
     * @param field column; null when it is about the row as a whole
     * @param warning the row was taken all the same
     */
    record Reason(long line, String field, String message, boolean warning) {}

    private FeedRefusalRecord record(UUID runId, FeedReport.Refusal refusal) {
        var record = db.newRecord(FEED_REFUSAL);
        record.setRunId(runId);
        record.setLine(refusal.line());
        record.setField(refusal.field());
        record.setMessage(refusal.message());
        record.setWarning(false);
        return record;
    }

    private int room(UUID runId, boolean warning) {
        return MOST - db.fetchCount(FEED_REFUSAL, FEED_REFUSAL.RUN_ID.eq(runId), FEED_REFUSAL.WARNING.eq(warning));
    }
}
