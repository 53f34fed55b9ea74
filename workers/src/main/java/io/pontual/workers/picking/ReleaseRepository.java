package io.pontual.workers.picking;

import static io.pontual.workers.platform.persistence.jooq.picking.Tables.PICK;
import static io.pontual.workers.platform.persistence.jooq.picking.Tables.RELEASE;

import io.pontual.workers.platform.persistence.jooq.picking.tables.records.ReleaseRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ReleaseRepository {
    private final DSLContext db;
    private final Clock clock;

    ReleaseRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Release> find(UUID fulfilmentId) {
        return db.selectFrom(RELEASE)
                .where(RELEASE.FULFILMENT_ID.eq(fulfilmentId))
                .fetchOptional(ReleaseRepository::release);
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Release> lock(UUID fulfilmentId) {
        return db.selectFrom(RELEASE)
                .where(RELEASE.FULFILMENT_ID.eq(fulfilmentId))
                .forUpdate()
                .fetchOptional(ReleaseRepository::release);
    }

    List<Release> ofOrder(UUID orderId) {
        return db.selectFrom(RELEASE)
                .where(RELEASE.ORDER_ID.eq(orderId))
                .orderBy(RELEASE.FULFILMENT_ID)
                .fetch(ReleaseRepository::release);
    }

    /** Also when it was put off before; one that is released stays so. */
    void putOff(Release release) {
        db.insertInto(RELEASE)
                .set(RELEASE.FULFILMENT_ID, release.fulfilmentId())
                .set(RELEASE.ORDER_ID, release.orderId())
                .set(RELEASE.NODE_ID, release.nodeId())
                .set(RELEASE.STATUS, release.status())
                .set(RELEASE.RELEASE_AT, release.releaseAt())
                .set(RELEASE.DUE_ON, release.dueOn())
                .set(RELEASE.REASON, release.reason())
                .set(RELEASE.DECIDED_AT, clock.instant())
                .onConflict(RELEASE.FULFILMENT_ID)
                .doUpdate()
                .set(RELEASE.RELEASE_AT, release.releaseAt())
                .set(RELEASE.DUE_ON, release.dueOn())
                .set(RELEASE.REASON, release.reason())
                .set(RELEASE.DECIDED_AT, clock.instant())
                .where(RELEASE.RELEASED_AT.isNull())
                .execute();
    }

    /** @param by name of the API key; null when the time has come */
    void release(UUID fulfilmentId, String by) {
        db.update(RELEASE)
                .set(RELEASE.STATUS, "RELEASED")
                .set(RELEASE.RELEASED_AT, clock.instant())
                .set(RELEASE.RELEASED_BY, by)
                .where(RELEASE.FULFILMENT_ID.eq(fulfilmentId))
                .execute();
    }

    /** Picks of a node that are begun and not ended. */
    int open(String nodeId) {
        return db.fetchCount(PICK, PICK.NODE_ID.eq(nodeId).and(PICK.STATUS.eq(PickStatus.STARTED.name())));
    }

    private static Release release(ReleaseRecord row) {
        return new Release(
                row.getFulfilmentId(),
                row.getOrderId(),
                row.getNodeId(),
                row.getReleaseAt(),
                row.getDueOn(),
                row.getReason(),
                row.getReleasedAt(),
                row.getReleasedBy());
    }
}
