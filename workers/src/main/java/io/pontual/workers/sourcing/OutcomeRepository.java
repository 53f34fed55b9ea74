package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.LINE_OUTCOME;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What was found when somebody went to fetch it. */
@Repository
class OutcomeRepository {
    private final DSLContext db;
    private final Clock clock;

    OutcomeRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Lines asked for, and those of which not all was found. */
    record Share(int asked, int failed) {}

    record Place(String nodeId, String sku) {}

    /** The first word counts. @param reason null when all was found */
    void insert(UUID fulfilmentId, String lineId, String nodeId, String sku, int found, int wanted, String reason) {
        db.insertInto(LINE_OUTCOME)
                .set(LINE_OUTCOME.FULFILMENT_ID, fulfilmentId)
                .set(LINE_OUTCOME.LINE_ID, lineId)
                .set(LINE_OUTCOME.NODE_ID, nodeId)
                .set(LINE_OUTCOME.SKU, sku)
                .set(LINE_OUTCOME.WANTED, wanted)
                .set(LINE_OUTCOME.FOUND, found)
                .set(LINE_OUTCOME.REASON, reason)
                .set(LINE_OUTCOME.RECORDED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
    }

    Map<String, Share> byNode(Instant since) {
        var shares = new HashMap<String, Share>();
        db.select(LINE_OUTCOME.NODE_ID, count(), count().filterWhere(LINE_OUTCOME.FOUND.lt(LINE_OUTCOME.WANTED)))
                .from(LINE_OUTCOME)
                .where(LINE_OUTCOME.RECORDED_AT.ge(since))
                .groupBy(LINE_OUTCOME.NODE_ID)
                .forEach(row -> shares.put(row.value1(), new Share(row.value2(), row.value3())));
        return shares;
    }

    Map<Place, Share> byPlace(Collection<String> skus, Instant since) {
        var shares = new HashMap<Place, Share>();
        db.select(
                        LINE_OUTCOME.NODE_ID,
                        LINE_OUTCOME.SKU,
                        count(),
                        count().filterWhere(LINE_OUTCOME.FOUND.lt(LINE_OUTCOME.WANTED)))
                .from(LINE_OUTCOME)
                .where(LINE_OUTCOME.SKU.eq(any(skus.toArray(String[]::new))))
                .and(LINE_OUTCOME.RECORDED_AT.ge(since))
                .groupBy(LINE_OUTCOME.NODE_ID, LINE_OUTCOME.SKU)
                .forEach(row ->
                        shares.put(new Place(row.value1(), row.value2()), new Share(row.value3(), row.value4())));
        return shares;
    }
}
