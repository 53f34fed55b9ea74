package io.pontual.workers.pickup;

import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.CURBSIDE_VISIT;

import io.pontual.workers.platform.persistence.jooq.pickup.tables.records.CurbsideVisitRecord;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class VisitRepository {
    private final DSLContext db;

    VisitRepository(DSLContext db) {
        this.db = db;
    }

    void put(CurbsideVisit visit) {
        db.insertInto(CURBSIDE_VISIT)
                .set(row(visit))
                .onConflict(CURBSIDE_VISIT.VISIT_ID)
                .doUpdate()
                .set(row(visit))
                .execute();
    }

    Optional<CurbsideVisit> find(UUID visitId) {
        return db.selectFrom(CURBSIDE_VISIT)
                .where(CURBSIDE_VISIT.VISIT_ID.eq(visitId))
                .fetchOptional(VisitRepository::visit);
    }

    /** The one that has not ended. */
    Optional<CurbsideVisit> open(UUID fulfilmentId) {
        return db.selectFrom(CURBSIDE_VISIT)
                .where(CURBSIDE_VISIT.FULFILMENT_ID.eq(fulfilmentId))
                .and(CURBSIDE_VISIT.ENDED_AT.isNull())
                .fetchOptional(VisitRepository::visit);
    }

    Optional<CurbsideVisit> latest(UUID fulfilmentId) {
        return db.selectFrom(CURBSIDE_VISIT)
                .where(CURBSIDE_VISIT.FULFILMENT_ID.eq(fulfilmentId))
                .orderBy(CURBSIDE_VISIT.VISIT_ID.desc())
                .limit(1)
                .fetchOptional(VisitRepository::visit);
    }

    private static CurbsideVisitRecord row(CurbsideVisit visit) {
        var row = new CurbsideVisitRecord();
        row.setVisitId(visit.visitId());
        row.setFulfilmentId(visit.fulfilmentId());
        row.setStatus(visit.status().name());
        row.setBay(visit.bay());
        row.setVehicle(visit.vehicle());
        row.setExpectedAt(visit.expectedAt());
        row.setAnnouncedAt(visit.announcedAt());
        row.setArrivedAt(visit.arrivedAt());
        row.setDueAt(visit.dueAt());
        row.setEndedAt(visit.endedAt());
        row.setDepartureId(visit.departureId());
        return row;
    }

    private static CurbsideVisit visit(CurbsideVisitRecord row) {
        return new CurbsideVisit(
                row.getVisitId(),
                row.getFulfilmentId(),
                VisitStatus.valueOf(row.getStatus()),
                row.getBay(),
                row.getVehicle(),
                row.getExpectedAt(),
                row.getAnnouncedAt(),
                row.getArrivedAt(),
                row.getDueAt(),
                row.getEndedAt(),
                row.getDepartureId());
    }
}
