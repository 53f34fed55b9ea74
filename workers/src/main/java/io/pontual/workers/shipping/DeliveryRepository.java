package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY_LINE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.val;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.DeliveryRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryRepository {
    private final DSLContext db;

    DeliveryRepository(DSLContext db) {
        this.db = db;
    }

    /** @return false when the parcel is there already */
    boolean insert(Delivery delivery) {
        var parcel = delivery.parcel();
        return db.insertInto(DELIVERY)
                        .set(DELIVERY.PARCEL_ID, parcel.parcelId())
                        .set(DELIVERY.ORDER_ID, parcel.orderId())
                        .set(DELIVERY.FULFILMENT_ID, parcel.fulfilmentId())
                        .set(DELIVERY.TOKEN, delivery.token())
                        .set(DELIVERY.CARRIER, parcel.carrier())
                        .set(DELIVERY.TRACKING_CODE, parcel.trackingCode())
                        .set(DELIVERY.PROMISED_BY, parcel.promisedBy())
                        .set(DELIVERY.EXPECTED_BY, parcel.expectedBy())
                        .set(DELIVERY.PROMISED_FROM, parcel.promisedFrom())
                        .set(DELIVERY.STATUS, delivery.state().status().name())
                        .set(DELIVERY.DISPATCHED_AT, parcel.dispatchedAt())
                        .onConflict(DELIVERY.PARCEL_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    void insertLines(UUID parcelId, List<LineQuantity> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var insert =
                db.insertInto(DELIVERY_LINE, DELIVERY_LINE.PARCEL_ID, DELIVERY_LINE.LINE_ID, DELIVERY_LINE.QUANTITY);
        for (var line : lines) {
            insert = insert.values(parcelId, line.lineId(), line.quantity());
        }
        insert.execute();
    }

    /** What is in the parcel. */
    List<LineQuantity> lines(UUID parcelId) {
        return db.selectFrom(DELIVERY_LINE)
                .where(DELIVERY_LINE.PARCEL_ID.eq(parcelId))
                .orderBy(DELIVERY_LINE.LINE_ID)
                .fetch(line -> new LineQuantity(line.getLineId(), line.getQuantity()));
    }

    Optional<Delivery> find(UUID parcelId) {
        return db.selectFrom(DELIVERY).where(DELIVERY.PARCEL_ID.eq(parcelId)).fetchOptional(DeliveryRepository::read);
    }

    Optional<Delivery> lock(UUID parcelId) {
        return db.selectFrom(DELIVERY)
                .where(DELIVERY.PARCEL_ID.eq(parcelId))
                .forUpdate()
                .fetchOptional(DeliveryRepository::read);
    }

    Optional<Delivery> ofToken(String token) {
        return db.selectFrom(DELIVERY).where(DELIVERY.TOKEN.eq(token)).fetchOptional(DeliveryRepository::read);
    }

    /** Not those whose way has ended: carriers use a number again after some months. */
    Optional<Delivery> tracked(String carrier, String trackingCode) {
        return db.selectFrom(DELIVERY)
                .where(DELIVERY.CARRIER.eq(carrier), DELIVERY.TRACKING_CODE.eq(trackingCode))
                .and(DELIVERY.ENDED_AT.isNull())
                .fetchOptional(DeliveryRepository::read);
    }

    List<Delivery> ofOrder(UUID orderId) {
        return db.selectFrom(DELIVERY)
                .where(DELIVERY.ORDER_ID.eq(orderId))
                .orderBy(DELIVERY.PARCEL_ID)
                .fetch(DeliveryRepository::read);
    }

    /** Of whatever carrier; locked in a fixed order, so that two who do this cannot wait for each other. */
    List<Delivery> lockTracked(Collection<String> trackingCodes) {
        return db.selectFrom(DELIVERY)
                .where(DELIVERY.TRACKING_CODE.eq(any(trackingCodes.toArray(String[]::new))))
                .orderBy(DELIVERY.PARCEL_ID)
                .forUpdate()
                .fetch(DeliveryRepository::read);
    }

    /**
     * Until the transaction ends nobody else decides whether these are known, so that no event stays aside of a parcel
     * that is dispatched at the same time.
     */
    void claim(Collection<TrackingLabel> labels) {
        var locks = labels.stream()
                .mapToLong(TrackingLabel::lock)
                .sorted()
                .<Field<?>>mapToObj(lock -> function("pg_advisory_xact_lock", String.class, val(lock)))
                .toList();
        db.select(locks).fetch();
    }

    /** The parcel is promised at another time. */
    void promise(Delivery.Parcel parcel) {
        db.update(DELIVERY)
                .set(DELIVERY.PROMISED_FROM, parcel.promisedFrom())
                .set(DELIVERY.PROMISED_BY, parcel.promisedBy())
                .set(DELIVERY.EXPECTED_BY, parcel.expectedBy())
                .set(DELIVERY.VERSION, DELIVERY.VERSION.plus(1))
                .where(DELIVERY.PARCEL_ID.eq(parcel.parcelId()))
                .execute();
    }

    void update(Collection<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        var batch = db.batch(db.update(DELIVERY)
                .set(DELIVERY.STATUS, (String) null)
                .set(DELIVERY.STATUS_AT, (Instant) null)
                .set(DELIVERY.PLACE, (String) null)
                .set(DELIVERY.ATTEMPTS, (Integer) null)
                .set(DELIVERY.LAST_EVENT_AT, (Instant) null)
                .set(DELIVERY.ENDED_AT, (Instant) null)
                .set(DELIVERY.VERSION, DELIVERY.VERSION.plus(1))
                .where(DELIVERY.PARCEL_ID.eq((UUID) null)));
        for (var delivery : deliveries) {
            var state = delivery.state();
            batch = batch.bind(
                    state.status().name(),
                    state.statusAt(),
                    state.place(),
                    state.attempts(),
                    state.lastEventAt(),
                    state.endedAt(),
                    1,
                    delivery.parcelId());
        }
        batch.execute();
    }

    private static Delivery read(DeliveryRecord row) {
        return new Delivery(
                new Delivery.Parcel(
                        row.getParcelId(),
                        row.getOrderId(),
                        row.getFulfilmentId(),
                        row.getCarrier(),
                        row.getTrackingCode(),
                        row.getPromisedBy(),
                        row.getExpectedBy(),
                        row.getDispatchedAt(),
                        row.getPromisedFrom()),
                row.getToken(),
                new Delivery.State(
                        DeliveryStatus.valueOf(row.getStatus()),
                        row.getStatusAt(),
                        row.getPlace(),
                        row.getAttempts(),
                        row.getLastEventAt(),
                        row.getEndedAt()));
    }
}
