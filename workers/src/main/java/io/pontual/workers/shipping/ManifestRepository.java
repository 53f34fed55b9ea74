package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.MANIFEST;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.PARCEL;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.SHIPMENT;

import io.pontual.workers.shipping.ManifestController.Entry;
import io.pontual.workers.shipping.ManifestController.ManifestView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class ManifestRepository {
    private static final List<String> LEAVING = List.of(ParcelStatus.LABELLED.name(), ParcelStatus.HANDED_OVER.name());

    private final DSLContext db;

    ManifestRepository(DSLContext db) {
        this.db = db;
    }

    /** @return the id of the one of that day, locked */
    UUID insertOrFind(UUID manifestId, String nodeId, String carrier, LocalDate day, Instant at) {
        return db.insertInto(MANIFEST)
                .set(MANIFEST.MANIFEST_ID, manifestId)
                .set(MANIFEST.NODE_ID, nodeId)
                .set(MANIFEST.CARRIER, carrier)
                .set(MANIFEST.DAY, day)
                .set(MANIFEST.MADE_AT, at)
                .onConflict(MANIFEST.NODE_ID, MANIFEST.CARRIER, MANIFEST.DAY)
                .doUpdate()
                .set(MANIFEST.MADE_AT, at)
                .returningResult(MANIFEST.MANIFEST_ID)
                .fetchOne(MANIFEST.MANIFEST_ID);
    }

    /** @param until labelled before; what is on another manifest stays there */
    void fill(UUID manifestId, String nodeId, String carrier, Instant until) {
        db.update(PARCEL)
                .set(PARCEL.MANIFEST_ID, manifestId)
                .where(
                        PARCEL.MANIFEST_ID.isNull(),
                        PARCEL.CARRIER.eq(carrier),
                        PARCEL.BY_HAND.isFalse(),
                        PARCEL.STATUS.in(LEAVING),
                        PARCEL.LABELLED_AT.lt(until),
                        PARCEL.FULFILMENT_ID.in(DSL.select(SHIPMENT.FULFILMENT_ID)
                                .from(SHIPMENT)
                                .where(SHIPMENT.NODE_ID.eq(nodeId))))
                .execute();
    }

    Optional<ManifestView> find(UUID manifestId) {
        return db.selectFrom(MANIFEST)
                .where(MANIFEST.MANIFEST_ID.eq(manifestId))
                .fetchOptional(row -> new ManifestView(
                        row.getManifestId(),
                        row.getNodeId(),
                        row.getCarrier(),
                        row.getDay(),
                        row.getMadeAt(),
                        parcels(manifestId)));
    }

    /** What was made void since is not among them. */
    private List<Entry> parcels(UUID manifestId) {
        return db.selectFrom(PARCEL)
                .where(PARCEL.MANIFEST_ID.eq(manifestId), PARCEL.STATUS.in(LEAVING))
                .orderBy(PARCEL.TRACKING_CODE)
                .fetch(row -> new Entry(
                        row.getParcelId(),
                        row.getFulfilmentId(),
                        row.getNumber(),
                        row.getTrackingCode(),
                        row.getWeightGrams(),
                        row.getStatus()));
    }
}
