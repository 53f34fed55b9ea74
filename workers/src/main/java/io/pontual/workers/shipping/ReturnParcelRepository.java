package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.RETURN_PARCEL;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.RETURN_TRACKING;

import io.pontual.processes.returns.WayCollection;
import io.pontual.processes.shipping.PackedParcel;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.ReturnParcelRecord;
import io.pontual.workers.shipping.ReturnParcel.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ReturnParcelRepository {
    private final DSLContext db;

    ReturnParcelRepository(DSLContext db) {
        this.db = db;
    }

    /** @return false when it is there already */
    boolean insert(ReturnParcel parcel) {
        var packed = parcel.packed();
        var collection = parcel.collection();
        return db.insertInto(RETURN_PARCEL)
                        .set(RETURN_PARCEL.PARCEL_ID, parcel.parcelId())
                        .set(RETURN_PARCEL.RETURN_ID, parcel.returnId())
                        .set(RETURN_PARCEL.ORDER_ID, parcel.orderId())
                        .set(RETURN_PARCEL.WAY, parcel.way())
                        .set(RETURN_PARCEL.NODE_ID, parcel.nodeId())
                        .set(RETURN_PARCEL.TOKEN, parcel.token())
                        .set(RETURN_PARCEL.STATUS, parcel.status().name())
                        .set(RETURN_PARCEL.WEIGHT_GRAMS, packed.weightGrams())
                        .set(RETURN_PARCEL.LENGTH_MM, packed.lengthMm())
                        .set(RETURN_PARCEL.WIDTH_MM, packed.widthMm())
                        .set(RETURN_PARCEL.HEIGHT_MM, packed.heightMm())
                        .set(RETURN_PARCEL.COLLECT_ON, collection == null ? null : collection.date())
                        .set(RETURN_PARCEL.COLLECT_PERIOD, collection == null ? null : collection.period())
                        .set(RETURN_PARCEL.REQUESTED_AT, parcel.requestedAt())
                        .onConflict(RETURN_PARCEL.PARCEL_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** What is asked of carriers; see the other methods for what becomes of it. */
    void update(ReturnParcel parcel) {
        db.update(RETURN_PARCEL)
                .set(RETURN_PARCEL.STATUS, parcel.status().name())
                .set(RETURN_PARCEL.CARRIER, parcel.carrier())
                .set(RETURN_PARCEL.TRACKING_CODE, parcel.trackingCode())
                .set(RETURN_PARCEL.ATTEMPT, parcel.attempt())
                .set(RETURN_PARCEL.NOT_ASKED, parcel.notAsked().toArray(String[]::new))
                .where(RETURN_PARCEL.PARCEL_ID.eq(parcel.parcelId()))
                .execute();
    }

    void keepLabel(UUID parcelId, byte[] document, Instant at) {
        db.update(RETURN_PARCEL)
                .set(RETURN_PARCEL.DOCUMENT, document)
                .set(RETURN_PARCEL.LABELLED_AT, at)
                .where(RETURN_PARCEL.PARCEL_ID.eq(parcelId))
                .execute();
    }

    void deleteLabel(UUID parcelId) {
        db.update(RETURN_PARCEL)
                .setNull(RETURN_PARCEL.DOCUMENT)
                .where(RETURN_PARCEL.PARCEL_ID.eq(parcelId))
                .execute();
    }

    /** Stands elsewhere now. @param place may be null */
    void moved(ReturnParcel parcel, String place, Instant now) {
        db.update(RETURN_PARCEL)
                .set(RETURN_PARCEL.STATUS, parcel.status().name())
                .set(RETURN_PARCEL.PLACE, place)
                .set(RETURN_PARCEL.LAST_EVENT_AT, now)
                .set(
                        RETURN_PARCEL.SENT_AT,
                        parcel.sentAt() == null && !parcel.status().isUnsent() ? now : parcel.sentAt())
                .set(RETURN_PARCEL.ENDED_AT, parcel.status() == Status.SENT ? null : now)
                .where(RETURN_PARCEL.PARCEL_ID.eq(parcel.parcelId()))
                .execute();
    }

    Optional<ReturnParcel> find(UUID parcelId) {
        return db.selectFrom(RETURN_PARCEL)
                .where(RETURN_PARCEL.PARCEL_ID.eq(parcelId))
                .fetchOptional(ReturnParcelRepository::read);
    }

    Optional<ReturnParcel> lock(UUID parcelId) {
        return db.selectFrom(RETURN_PARCEL)
                .where(RETURN_PARCEL.PARCEL_ID.eq(parcelId))
                .forUpdate()
                .fetchOptional(ReturnParcelRepository::read);
    }

    /** Empty for what is no token, and when there is no label any more. */
    Optional<byte[]> label(String token) {
        return db.select(RETURN_PARCEL.DOCUMENT)
                .from(RETURN_PARCEL)
                .where(RETURN_PARCEL.TOKEN.eq(token))
                .and(RETURN_PARCEL.DOCUMENT.isNotNull())
                .fetchOptional(RETURN_PARCEL.DOCUMENT);
    }

    boolean isTaken(String carrier, String trackingCode) {
        return db.fetchExists(
                RETURN_PARCEL, RETURN_PARCEL.CARRIER.eq(carrier), RETURN_PARCEL.TRACKING_CODE.eq(trackingCode));
    }

    /** Of whatever carrier; locked in a fixed order, so that two who do this cannot wait for each other. */
    List<ReturnParcel> lockTracked(Collection<String> trackingCodes) {
        return db.selectFrom(RETURN_PARCEL)
                .where(RETURN_PARCEL.TRACKING_CODE.in(trackingCodes))
                .orderBy(RETURN_PARCEL.PARCEL_ID)
                .forUpdate()
                .fetch(ReturnParcelRepository::read);
    }

    /** @return false when the event had come before */
    boolean insert(UUID parcelId, TrackingEvent event, Instant now) {
        return db.insertInto(RETURN_TRACKING)
                        .set(RETURN_TRACKING.CARRIER, event.carrier())
                        .set(RETURN_TRACKING.EVENT_ID, event.eventId())
                        .set(RETURN_TRACKING.PARCEL_ID, parcelId)
                        .set(RETURN_TRACKING.STATUS, event.status().name())
                        .set(RETURN_TRACKING.CARRIER_CODE, event.carrierCode())
                        .set(RETURN_TRACKING.OCCURRED_AT, event.occurredAt())
                        .set(RETURN_TRACKING.RECEIVED_AT, now)
                        .set(RETURN_TRACKING.PLACE, event.place())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private static ReturnParcel read(ReturnParcelRecord row) {
        return new ReturnParcel(
                row.getParcelId(),
                row.getReturnId(),
                row.getOrderId(),
                row.getWay(),
                row.getNodeId(),
                row.getToken(),
                Status.valueOf(row.getStatus()),
                row.getCarrier(),
                row.getTrackingCode(),
                row.getAttempt(),
                List.of(row.getNotAsked()),
                new PackedParcel(row.getWeightGrams(), row.getLengthMm(), row.getWidthMm(), row.getHeightMm()),
                row.getCollectOn() == null ? null : WayCollection.on(row.getCollectOn(), row.getCollectPeriod()),
                row.getPlace(),
                row.getRequestedAt(),
                row.getLabelledAt(),
                row.getSentAt());
    }
}
