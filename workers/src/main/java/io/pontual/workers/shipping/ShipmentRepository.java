package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.SHIPMENT;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.SHIPMENT_LINE;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.ShipmentRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ShipmentRepository {
    private static final String ACCEPTED = "ACCEPTED";
    private static final String REJECTED = "REJECTED";

    private final DSLContext db;

    ShipmentRepository(DSLContext db) {
        this.db = db;
    }

    /** @return false when the shipment is there already */
    boolean insert(Shipment shipment) {
        var offer = shipment.offer();
        return db.insertInto(SHIPMENT)
                        .set(SHIPMENT.FULFILMENT_ID, offer.fulfilmentId())
                        .set(SHIPMENT.ORDER_ID, offer.orderId())
                        .set(SHIPMENT.NODE_ID, offer.nodeId())
                        .set(SHIPMENT.STORE_SYSTEM, offer.storeSystem())
                        .set(SHIPMENT.STATUS, shipment.status().name())
                        .set(SHIPMENT.OFFERED_AT, offer.offeredAt())
                        .set(SHIPMENT.ANSWER_DUE_AT, offer.answerDueAt())
                        .onConflict(SHIPMENT.FULFILMENT_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    Optional<Shipment> find(UUID fulfilmentId) {
        return db.selectFrom(SHIPMENT)
                .where(SHIPMENT.FULFILMENT_ID.eq(fulfilmentId))
                .fetchOptional(ShipmentRepository::shipment);
    }

    /** Locked until the transaction ends, so that a carrier and a recall cannot both win. */
    Optional<Shipment> lock(UUID fulfilmentId) {
        return db.selectFrom(SHIPMENT)
                .where(SHIPMENT.FULFILMENT_ID.eq(fulfilmentId))
                .forUpdate()
                .fetchOptional(ShipmentRepository::shipment);
    }

    List<Shipment> ofOrder(UUID orderId) {
        return db.selectFrom(SHIPMENT)
                .where(SHIPMENT.ORDER_ID.eq(orderId))
                .orderBy(SHIPMENT.FULFILMENT_ID)
                .fetch(ShipmentRepository::shipment);
    }

    /** All of the order's, locked in a fixed order, so that two who do this cannot wait for each other. */
    List<Shipment> lockOrder(UUID orderId) {
        return db.selectFrom(SHIPMENT)
                .where(SHIPMENT.ORDER_ID.eq(orderId))
                .orderBy(SHIPMENT.FULFILMENT_ID)
                .forUpdate()
                .fetch(ShipmentRepository::shipment);
    }

    /** Writes a shipment that a lock method gave. */
    void update(Shipment shipment) {
        db.update(SHIPMENT)
                .set(SHIPMENT.STATUS, shipment.status().name())
                .set(SHIPMENT.NODE_ANSWER, answer(shipment.nodeAccepted()))
                .set(SHIPMENT.REASON, shipment.reason())
                .set(SHIPMENT.CARRIER, shipment.carriage().carrier())
                .set(SHIPMENT.TRACKING_CODE, shipment.carriage().trackingCode())
                .set(SHIPMENT.ACCEPTED_AT, shipment.times().acceptedAt())
                .set(SHIPMENT.PICKED_AT, shipment.times().pickedAt())
                .set(SHIPMENT.HANDED_TO_CARRIER_AT, shipment.times().handedToCarrierAt())
                .set(SHIPMENT.SHIPPED_AT, shipment.times().shippedAt())
                .set(SHIPMENT.ENDED_AT, shipment.times().endedAt())
                .set(SHIPMENT.VERSION, SHIPMENT.VERSION.plus(1))
                .where(SHIPMENT.FULFILMENT_ID.eq(shipment.fulfilmentId()))
                .execute();
    }

    void insertLines(UUID fulfilmentId, List<LineQuantity> lines) {
        var insert = db.insertInto(
                SHIPMENT_LINE, SHIPMENT_LINE.FULFILMENT_ID, SHIPMENT_LINE.LINE_ID, SHIPMENT_LINE.QUANTITY);
        for (var line : lines) {
            insert = insert.values(fulfilmentId, line.lineId(), line.quantity());
        }
        insert.execute();
    }

    List<LineQuantity> lines(UUID fulfilmentId) {
        return db.selectFrom(SHIPMENT_LINE)
                .where(SHIPMENT_LINE.FULFILMENT_ID.eq(fulfilmentId))
                .orderBy(SHIPMENT_LINE.LINE_ID)
                .fetch(line -> new LineQuantity(line.getLineId(), line.getQuantity()));
    }

    private static String answer(Boolean accepted) {
        return accepted == null ? null : accepted ? ACCEPTED : REJECTED;
    }

    private static Shipment shipment(ShipmentRecord row) {
        return new Shipment(
                new Shipment.Offer(
                        row.getFulfilmentId(),
                        row.getOrderId(),
                        row.getNodeId(),
                        row.getStoreSystem(),
                        row.getOfferedAt(),
                        row.getAnswerDueAt()),
                ShipmentStatus.valueOf(row.getStatus()),
                new Shipment.Times(
                        row.getAcceptedAt(),
                        row.getPickedAt(),
                        row.getHandedToCarrierAt(),
                        row.getShippedAt(),
                        row.getEndedAt()),
                new Shipment.Carriage(row.getCarrier(), row.getTrackingCode()),
                row.getNodeAnswer() == null ? null : ACCEPTED.equals(row.getNodeAnswer()),
                row.getReason());
    }
}
