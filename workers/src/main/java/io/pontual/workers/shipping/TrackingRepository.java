package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.PARCEL_TRACKING;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.values;

import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.ParcelTrackingRecord;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.RowN;
import org.springframework.stereotype.Repository;

/** Everything that carriers have reported. */
@Repository
class TrackingRepository {
    private final DSLContext db;
    private final Clock clock;

    TrackingRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** How a carrier knows an event. */
    record Key(String carrier, String eventId) {
        static Key of(TrackingEvent event) {
            return new Key(event.carrier(), event.eventId());
        }
    }

    /** @param events of parcels that the caller has locked, each once @return those that had not come before */
    Set<Key> insert(Map<TrackingEvent, UUID> events) {
        var now = clock.instant();
        var rows = events.entrySet().stream()
                .map(entry -> {
                    var event = entry.getKey();
                    var added = new ParcelTrackingRecord();
                    added.setCarrier(event.carrier());
                    added.setEventId(event.eventId());
                    added.setParcelId(entry.getValue());
                    added.setStatus(event.status().name());
                    added.setCarrierCode(event.carrierCode());
                    added.setOccurredAt(event.occurredAt());
                    added.setReceivedAt(now);
                    added.setPlace(event.place());
                    added.setReason(event.reason());
                    added.setProof(event.proof());
                    return added;
                })
                .toList();
        return db
                .insertInto(PARCEL_TRACKING)
                .set(rows)
                .onConflictDoNothing()
                .returningResult(PARCEL_TRACKING.CARRIER, PARCEL_TRACKING.EVENT_ID)
                .fetch(added -> new Key(added.value1(), added.value2()))
                .stream()
                .collect(Collectors.toSet());
    }

    /** The last that happened first. */
    List<TrackingStep> ofParcel(UUID parcelId, int limit) {
        return db.selectFrom(PARCEL_TRACKING)
                .where(PARCEL_TRACKING.PARCEL_ID.eq(parcelId))
                .orderBy(PARCEL_TRACKING.OCCURRED_AT.desc(), PARCEL_TRACKING.SEQUENCE.desc())
                .limit(limit)
                .fetch(TrackingRepository::read);
    }

    /** What came of several parcels after what is known of each, in the order in which it came. */
    List<TrackingStep> since(Map<UUID, Long> known, int limit) {
        if (known.isEmpty()) {
            return List.of();
        }
        var asked = values(known.entrySet().stream()
                        .map(entry -> row(List.of(entry.getKey(), entry.getValue())))
                        .toArray(RowN[]::new))
                .as("asked", "parcel_id", "known");
        return db.select(PARCEL_TRACKING.fields())
                .from(PARCEL_TRACKING)
                .join(asked)
                .on(PARCEL_TRACKING.PARCEL_ID.eq(asked.field("parcel_id", UUID.class)))
                .and(PARCEL_TRACKING.SEQUENCE.gt(asked.field("known", Long.class)))
                .orderBy(PARCEL_TRACKING.SEQUENCE)
                .limit(limit)
                .fetch(found -> read(found.into(PARCEL_TRACKING)));
    }

    private static TrackingStep read(ParcelTrackingRecord row) {
        return new TrackingStep(
                row.getParcelId(),
                row.getSequence(),
                TrackingEvent.Status.valueOf(row.getStatus()),
                row.getOccurredAt(),
                row.getPlace(),
                row.getProof());
    }
}
