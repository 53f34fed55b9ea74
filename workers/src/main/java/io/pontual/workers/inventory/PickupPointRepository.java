package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Routines.distanceKm;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PICKUP_POINT;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.val;

import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.PickupPointRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class PickupPointRepository implements PickupPoints {
    private static final int COORDINATE_DECIMALS = 6;
    private static final double KM_PER_DEGREE = 110.5;

    private final DSLContext db;
    private final Clock clock;

    PickupPointRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Optional<Point> point(String pointId) {
        return db.selectFrom(PICKUP_POINT)
                .where(PICKUP_POINT.POINT_ID.eq(pointId))
                .fetchOptional(PickupPointRepository::point);
    }

    @Override
    public List<Near> near(double latitude, double longitude, double radiusKm, int most) {
        var km = distanceKm(
                val(latitude),
                val(longitude),
                PICKUP_POINT.LATITUDE.cast(Double.class),
                PICKUP_POINT.LONGITUDE.cast(Double.class));
        double degrees = radiusKm / KM_PER_DEGREE;
        return db.select(PICKUP_POINT, km)
                .from(PICKUP_POINT)
                .where(PICKUP_POINT.ACTIVE.isTrue())
                .and(PICKUP_POINT.LATITUDE.between(coordinate(latitude - degrees), coordinate(latitude + degrees)))
                .and(km.le(radiusKm))
                .orderBy(km, PICKUP_POINT.POINT_ID)
                .limit(most)
                .fetch(row -> new Near(point(row.value1()), row.value2()));
    }

    /** Adds those that are new and overwrites the others. No id may be there twice. @return how many are not as before */
    int upsert(List<PointRow> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        var fields = List.of(
                PICKUP_POINT.NAME,
                PICKUP_POINT.CARRIER,
                PICKUP_POINT.STREET,
                PICKUP_POINT.HOUSE_NUMBER,
                PICKUP_POINT.DISTRICT,
                PICKUP_POINT.CITY,
                PICKUP_POINT.STATE,
                PICKUP_POINT.POSTAL_CODE,
                PICKUP_POINT.LATITUDE,
                PICKUP_POINT.LONGITUDE,
                PICKUP_POINT.OPENING_NOTE,
                PICKUP_POINT.ACTIVE);
        var changed = Stream.concat(fields.stream(), Stream.of(PICKUP_POINT.UPDATED_AT))
                .collect(Collectors.toMap(field -> field, field -> excluded(field)));
        return db.insertInto(PICKUP_POINT)
                .set(rows.stream().map(this::record).toList())
                .onConflict(PICKUP_POINT.POINT_ID)
                .doUpdate()
                .set(changed)
                .set(PICKUP_POINT.VERSION, PICKUP_POINT.VERSION.plus(1))
                .where(DSL.or(
                        fields.stream().map(PickupPointRepository::differs).toList()))
                .execute();
    }

    /** @return how many were active */
    int deactivate(List<String> pointIds) {
        if (pointIds.isEmpty()) {
            return 0;
        }
        return db.update(PICKUP_POINT)
                .set(PICKUP_POINT.ACTIVE, false)
                .set(PICKUP_POINT.UPDATED_AT, clock.instant())
                .set(PICKUP_POINT.VERSION, PICKUP_POINT.VERSION.plus(1))
                .where(PICKUP_POINT.POINT_ID.eq(DSL.any(pointIds.toArray(String[]::new))))
                .and(PICKUP_POINT.ACTIVE.isTrue())
                .execute();
    }

    private static <T> Condition differs(Field<T> field) {
        return field.isDistinctFrom(excluded(field));
    }

    private PickupPointRecord record(PointRow row) {
        var now = clock.instant();
        var point = row.point();
        var record = new PickupPointRecord();
        record.setPointId(row.pointId());
        record.setName(point.name());
        record.setCarrier(point.carrier());
        record.setStreet(point.street());
        record.setHouseNumber(point.number());
        record.setDistrict(point.district());
        record.setCity(point.city());
        record.setState(point.state());
        record.setPostalCode(point.postalCode().replace("-", ""));
        record.setLatitude(coordinate(point.latitude()));
        record.setLongitude(coordinate(point.longitude()));
        record.setOpeningNote(point.openingNote());
        record.setActive(point.active());
        record.setCreatedAt(now);
        record.setUpdatedAt(now);
        return record;
    }

    private static BigDecimal coordinate(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(COORDINATE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static Point point(PickupPointRecord row) {
        return new Point(
                row.getPointId(),
                row.getName(),
                row.getCarrier(),
                row.getStreet(),
                row.getHouseNumber(),
                row.getDistrict(),
                row.getCity(),
                row.getState(),
                row.getPostalCode(),
                row.getOpeningNote(),
                row.getActive());
    }
}
