package io.pontual.workers.picking;

import static io.pontual.workers.platform.persistence.jooq.picking.Tables.SCAN;
import static org.jooq.impl.DSL.sum;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Whoever writes has locked the pick. */
@Repository
class ScanRepository {
    private final DSLContext db;
    private final Clock clock;

    ScanRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    boolean isKnown(UUID fulfilmentId, UUID scanId) {
        return db.fetchExists(SCAN, SCAN.FULFILMENT_ID.eq(fulfilmentId).and(SCAN.SCAN_ID.eq(scanId)));
    }

    void insert(UUID fulfilmentId, UUID scanId, String lineId, int quantity) {
        db.insertInto(SCAN)
                .set(SCAN.FULFILMENT_ID, fulfilmentId)
                .set(SCAN.SCAN_ID, scanId)
                .set(SCAN.LINE_ID, lineId)
                .set(SCAN.QUANTITY, quantity)
                .set(SCAN.SCANNED_AT, clock.instant())
                .execute();
    }

    /** By line; lines of which nothing was scanned are left out. */
    Map<String, Integer> unitsOf(UUID fulfilmentId) {
        var units = sum(SCAN.QUANTITY);
        return db.select(SCAN.LINE_ID, units)
                .from(SCAN)
                .where(SCAN.FULFILMENT_ID.eq(fulfilmentId))
                .groupBy(SCAN.LINE_ID)
                .fetchMap(SCAN.LINE_ID, row -> row.get(units).intValueExact());
    }
}
