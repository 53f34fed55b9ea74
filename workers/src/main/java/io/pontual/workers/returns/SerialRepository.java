package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.returns.Tables.SERIAL;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which units customers have. */
@Repository
class SerialRepository {
    private final DSLContext db;
    private final Clock clock;

    SerialRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param returnedIn null while the customer has it */
    record Unit(String serial, UUID orderId, String lineId, UUID returnedIn) {}

    /** Locked until the transaction ends. */
    Optional<Unit> lock(String sku, String serial) {
        return db.selectFrom(SERIAL)
                .where(SERIAL.SKU.eq(sku), SERIAL.SERIAL_.eq(serial))
                .forUpdate()
                .fetchOptional(
                        row -> new Unit(row.getSerial(), row.getOrderId(), row.getLineId(), row.getReturnedIn()));
    }

    /** Oldest first. */
    List<String> sold(UUID orderId, String lineId) {
        return db.select(SERIAL.SERIAL_)
                .from(SERIAL)
                .where(SERIAL.ORDER_ID.eq(orderId), SERIAL.LINE_ID.eq(lineId))
                .orderBy(SERIAL.RECORDED_AT, SERIAL.SERIAL_)
                .fetch(SERIAL.SERIAL_);
    }

    /** Units of the order that did not come back; oldest first. */
    List<Unit> open(UUID orderId) {
        return db.selectFrom(SERIAL)
                .where(SERIAL.ORDER_ID.eq(orderId), SERIAL.RETURNED_IN.isNull())
                .orderBy(SERIAL.RECORDED_AT, SERIAL.SERIAL_)
                .fetch(row -> new Unit(row.getSerial(), row.getOrderId(), row.getLineId(), row.getReturnedIn()));
    }

    void forget(UUID orderId, String lineId, Collection<String> serials) {
        db.deleteFrom(SERIAL)
                .where(SERIAL.ORDER_ID.eq(orderId), SERIAL.LINE_ID.eq(lineId), SERIAL.SERIAL_.in(serials))
                .execute();
    }

    /**
     * Sold for this line now.
     *
     * @return false when somebody else has it, or gets it in this moment
     */
    boolean sell(String sku, String serial, UUID orderId, String lineId) {
        return db.insertInto(SERIAL)
                        .set(SERIAL.SKU, sku)
                        .set(SERIAL.SERIAL_, serial)
                        .set(SERIAL.ORDER_ID, orderId)
                        .set(SERIAL.LINE_ID, lineId)
                        .set(SERIAL.RECORDED_AT, clock.instant())
                        .onConflict(SERIAL.SKU, SERIAL.SERIAL_)
                        .doUpdate()
                        .set(SERIAL.ORDER_ID, orderId)
                        .set(SERIAL.LINE_ID, lineId)
                        .set(SERIAL.RECORDED_AT, clock.instant())
                        .setNull(SERIAL.RETURNED_IN)
                        .where(SERIAL.RETURNED_IN.isNotNull())
                        .execute()
                == 1;
    }

    void returned(String sku, Collection<String> serials, UUID returnId) {
        db.update(SERIAL)
                .set(SERIAL.RETURNED_IN, returnId)
                .where(SERIAL.SKU.eq(sku), SERIAL.SERIAL_.in(serials))
                .execute();
    }
}
