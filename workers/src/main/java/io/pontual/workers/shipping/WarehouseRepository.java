package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.WAREHOUSE_LINE;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.WAREHOUSE_PARCEL;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.WAREHOUSE_PARCEL_LINE;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.WarehouseEvent;
import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.WarehouseLineRecord;
import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.WarehouseParcelRecord;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Whoever writes here holds the lock of the shipment. */
@Repository
class WarehouseRepository {
    private final DSLContext db;

    WarehouseRepository(DSLContext db) {
        this.db = db;
    }

    void insert(UUID fulfilmentId, List<FulfilmentPlan.Item> lines) {
        db.batchInsert(lines.stream()
                        .map(line -> {
                            var row = db.newRecord(WAREHOUSE_LINE);
                            row.setFulfilmentId(fulfilmentId);
                            row.setLineId(line.lineId());
                            row.setSku(line.sku());
                            row.setQuantity(line.quantity());
                            return row;
                        })
                        .toList())
                .execute();
    }

    WarehouseOrder find(UUID fulfilmentId) {
        var contents = db.selectFrom(WAREHOUSE_PARCEL_LINE)
                .where(WAREHOUSE_PARCEL_LINE.FULFILMENT_ID.eq(fulfilmentId))
                .orderBy(WAREHOUSE_PARCEL_LINE.LINE_ID)
                .fetchGroups(WAREHOUSE_PARCEL_LINE.NUMBER, row -> new LineQuantity(row.getLineId(), row.getQuantity()));
        return new WarehouseOrder(
                db.selectFrom(WAREHOUSE_LINE)
                        .where(WAREHOUSE_LINE.FULFILMENT_ID.eq(fulfilmentId))
                        .fetch(WarehouseRepository::line),
                db.selectFrom(WAREHOUSE_PARCEL)
                        .where(WAREHOUSE_PARCEL.FULFILMENT_ID.eq(fulfilmentId))
                        .fetch(row -> parcel(row, contents.getOrDefault(row.getNumber(), List.of()))));
    }

    void update(UUID fulfilmentId, WarehouseOrder order) {
        for (var line : order.lines()) {
            db.update(WAREHOUSE_LINE)
                    .set(WAREHOUSE_LINE.PICKED, line.picked())
                    .set(WAREHOUSE_LINE.SHORT, line.missing())
                    .set(WAREHOUSE_LINE.PACKED, line.packed())
                    .set(WAREHOUSE_LINE.SHORT_REASON, line.reason())
                    .where(WAREHOUSE_LINE.FULFILMENT_ID.eq(fulfilmentId), WAREHOUSE_LINE.LINE_ID.eq(line.lineId()))
                    .execute();
        }
        for (var parcel : order.parcels()) {
            var row = record(fulfilmentId, parcel);
            db.insertInto(WAREHOUSE_PARCEL)
                    .set(row)
                    .onConflict(WAREHOUSE_PARCEL.FULFILMENT_ID, WAREHOUSE_PARCEL.NUMBER)
                    .doUpdate()
                    .set(row)
                    .execute();
            for (var line : parcel.contents()) {
                db.insertInto(WAREHOUSE_PARCEL_LINE)
                        .set(WAREHOUSE_PARCEL_LINE.FULFILMENT_ID, fulfilmentId)
                        .set(WAREHOUSE_PARCEL_LINE.NUMBER, parcel.number())
                        .set(WAREHOUSE_PARCEL_LINE.LINE_ID, line.lineId())
                        .set(WAREHOUSE_PARCEL_LINE.QUANTITY, line.quantity())
                        .onConflictDoNothing()
                        .execute();
            }
        }
    }

    private WarehouseParcelRecord record(UUID fulfilmentId, WarehouseOrder.Parcel parcel) {
        var row = db.newRecord(WAREHOUSE_PARCEL);
        row.setFulfilmentId(fulfilmentId);
        row.setNumber(parcel.number());
        if (parcel.packed() != null) {
            row.setWeightGrams(parcel.packed().weightGrams());
            row.setLengthMm(parcel.packed().lengthMm());
            row.setWidthMm(parcel.packed().widthMm());
            row.setHeightMm(parcel.packed().heightMm());
        }
        row.setPackedAt(parcel.packedAt());
        row.setCarrier(parcel.by().carrier());
        row.setTrackingCode(parcel.by().trackingCode());
        row.setHandedOverAt(parcel.goneAt());
        return row;
    }

    private static WarehouseOrder.Line line(WarehouseLineRecord row) {
        return new WarehouseOrder.Line(
                row.getLineId(),
                row.getSku(),
                row.getQuantity(),
                row.getPicked(),
                row.getShort(),
                row.getPacked(),
                row.getShortReason());
    }

    private static WarehouseOrder.Parcel parcel(WarehouseParcelRecord row, List<LineQuantity> contents) {
        var packed = row.getPackedAt() == null
                ? null
                : new WarehouseEvent.Parcel(
                        row.getNumber(), row.getWeightGrams(), row.getLengthMm(), row.getWidthMm(), row.getHeightMm());
        return new WarehouseOrder.Parcel(
                row.getNumber(),
                packed,
                contents,
                row.getPackedAt(),
                new Shipment.Carriage(row.getCarrier(), row.getTrackingCode()),
                row.getHandedOverAt());
    }
}
