package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.LABEL_ANSWER;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.PARCEL;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.PARCEL_LABEL;

import io.pontual.processes.shipping.CarrierResult;
import io.pontual.processes.shipping.PackedParcel;
import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.ParcelRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ParcelRepository {
    private final DSLContext db;

    ParcelRepository(DSLContext db) {
        this.db = db;
    }

    void insert(List<Parcel> parcels) {
        parcels.forEach(parcel -> {
            var box = parcel.box();
            db.insertInto(PARCEL)
                    .set(PARCEL.PARCEL_ID, box.parcelId())
                    .set(PARCEL.FULFILMENT_ID, box.fulfilmentId())
                    .set(PARCEL.ORDER_ID, box.orderId())
                    .set(PARCEL.NUMBER, box.number())
                    .set(PARCEL.STATUS, parcel.status().name())
                    .set(PARCEL.WEIGHT_GRAMS, box.packed().weightGrams())
                    .set(PARCEL.LENGTH_MM, box.packed().lengthMm())
                    .set(PARCEL.WIDTH_MM, box.packed().widthMm())
                    .set(PARCEL.HEIGHT_MM, box.packed().heightMm())
                    .set(PARCEL.PACKED_AT, box.packedAt())
                    .execute();
        });
    }

    /** What was said of its boxes before, as long as nobody was asked for a label. */
    void deletePacked(UUID fulfilmentId) {
        db.deleteFrom(PARCEL)
                .where(PARCEL.FULFILMENT_ID.eq(fulfilmentId), PARCEL.STATUS.eq(ParcelStatus.PACKED.name()))
                .execute();
    }

    Optional<Parcel> find(UUID parcelId) {
        return db.selectFrom(PARCEL).where(PARCEL.PARCEL_ID.eq(parcelId)).fetchOptional(ParcelRepository::parcel);
    }

    /** In the order of their numbers. Whoever changes them has locked their shipment. */
    List<Parcel> ofFulfilment(UUID fulfilmentId) {
        return db.selectFrom(PARCEL)
                .where(PARCEL.FULFILMENT_ID.eq(fulfilmentId))
                .orderBy(PARCEL.NUMBER)
                .fetch(ParcelRepository::parcel);
    }

    List<Parcel> ofOrder(UUID orderId) {
        return db.selectFrom(PARCEL)
                .where(PARCEL.ORDER_ID.eq(orderId))
                .orderBy(PARCEL.FULFILMENT_ID, PARCEL.NUMBER)
                .fetch(ParcelRepository::parcel);
    }

    void update(Parcel parcel) {
        var carriage = parcel.carriage();
        db.update(PARCEL)
                .set(PARCEL.STATUS, parcel.status().name())
                .set(PARCEL.CARRIER, carriage.carrier())
                .set(PARCEL.SERVICE, carriage.service())
                .set(PARCEL.TRACKING_CODE, carriage.trackingCode())
                .set(PARCEL.BY_HAND, carriage.byHand())
                .set(PARCEL.PROMISED_BY, carriage.promisedBy())
                .set(PARCEL.ATTEMPT, parcel.attempt())
                .set(PARCEL.NOT_ASKED, parcel.notAsked().toArray(String[]::new))
                .set(PARCEL.PROBLEM, parcel.problem())
                .set(PARCEL.REQUESTED_AT, parcel.times().requestedAt())
                .set(PARCEL.LABELLED_AT, parcel.times().labelledAt())
                .set(PARCEL.HANDED_OVER_AT, parcel.times().handedOverAt())
                .set(PARCEL.ENDED_AT, parcel.times().endedAt())
                .where(PARCEL.PARCEL_ID.eq(parcel.parcelId()))
                .execute();
    }

    boolean isTaken(String carrier, String trackingCode) {
        return db.fetchExists(PARCEL, PARCEL.CARRIER.eq(carrier), PARCEL.TRACKING_CODE.eq(trackingCode));
    }

    /** @return those of them that are on a parcel of ours */
    Set<TrackingLabel> known(Set<TrackingLabel> labels) {
        return db
                .select(PARCEL.CARRIER, PARCEL.TRACKING_CODE)
                .from(PARCEL)
                .where(PARCEL.TRACKING_CODE.in(
                        labels.stream().map(TrackingLabel::trackingCode).toList()))
                .fetch(row -> new TrackingLabel(row.value1(), row.value2()))
                .stream()
                .filter(labels::contains)
                .collect(Collectors.toSet());
    }

    void keepLabel(UUID parcelId, byte[] document, Instant at) {
        db.insertInto(PARCEL_LABEL)
                .set(PARCEL_LABEL.PARCEL_ID, parcelId)
                .set(PARCEL_LABEL.DOCUMENT, document)
                .set(PARCEL_LABEL.MADE_AT, at)
                .onConflict(PARCEL_LABEL.PARCEL_ID)
                .doUpdate()
                .set(PARCEL_LABEL.DOCUMENT, document)
                .set(PARCEL_LABEL.MADE_AT, at)
                .execute();
    }

    void deleteLabel(UUID parcelId) {
        db.deleteFrom(PARCEL_LABEL).where(PARCEL_LABEL.PARCEL_ID.eq(parcelId)).execute();
    }

    /** @return how many */
    int deleteLabelsBefore(Instant time) {
        return db.deleteFrom(PARCEL_LABEL).where(PARCEL_LABEL.MADE_AT.lt(time)).execute();
    }

    Optional<byte[]> label(UUID parcelId) {
        return db.select(PARCEL_LABEL.DOCUMENT)
                .from(PARCEL_LABEL)
                .where(PARCEL_LABEL.PARCEL_ID.eq(parcelId))
                .fetchOptional(PARCEL_LABEL.DOCUMENT);
    }

    void keepAnswer(CarrierResult result, Instant at) {
        db.insertInto(LABEL_ANSWER)
                .set(LABEL_ANSWER.PARCEL_ID, result.parcelId())
                .set(LABEL_ANSWER.ATTEMPT, result.attempt())
                .set(LABEL_ANSWER.CARRIER, result.carrier())
                .set(LABEL_ANSWER.OUTCOME, result.outcome().name())
                .set(LABEL_ANSWER.REASON, result.reason())
                .set(LABEL_ANSWER.ANSWERED_AT, at)
                .onConflictDoNothing()
                .execute();
    }

    /** The latest first. */
    List<CarrierResult.Outcome> latestAnswers(String carrier, Instant since, int most) {
        return db.select(LABEL_ANSWER.OUTCOME)
                .from(LABEL_ANSWER)
                .where(LABEL_ANSWER.CARRIER.eq(carrier), LABEL_ANSWER.ANSWERED_AT.ge(since))
                .orderBy(LABEL_ANSWER.ANSWERED_AT.desc())
                .limit(most)
                .fetch(row -> CarrierResult.Outcome.valueOf(row.value1()));
    }

    static Parcel parcel(ParcelRecord row) {
        return new Parcel(
                new Parcel.Box(
                        row.getParcelId(),
                        row.getFulfilmentId(),
                        row.getOrderId(),
                        row.getNumber(),
                        new PackedParcel(row.getWeightGrams(), row.getLengthMm(), row.getWidthMm(), row.getHeightMm()),
                        row.getPackedAt()),
                ParcelStatus.valueOf(row.getStatus()),
                new Parcel.Carriage(
                        row.getCarrier(),
                        row.getService(),
                        row.getTrackingCode(),
                        row.getByHand(),
                        row.getPromisedBy()),
                row.getAttempt(),
                Arrays.asList(row.getNotAsked()),
                row.getProblem(),
                new Parcel.Times(row.getRequestedAt(), row.getLabelledAt(), row.getHandedOverAt(), row.getEndedAt()));
    }
}
